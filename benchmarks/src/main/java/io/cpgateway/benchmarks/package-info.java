// SPDX-License-Identifier: MIT
/** What a message costs, compared with another server under the same load. Nothing here is published. */
package io.cpgateway.benchmarks;

// SPDX-License-Identifier: MIT
/** What the HTTP listeners share: JSON bodies and problem documents. Internal. */
@NullMarked
package io.cpgateway.app.http;

import org.jspecify.annotations.NullMarked;

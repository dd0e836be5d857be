// SPDX-License-Identifier: MIT
/** The events of a gateway, posted to an HTTP endpoint. */
@NullMarked
package com.example.webhook;

import org.jspecify.annotations.NullMarked;

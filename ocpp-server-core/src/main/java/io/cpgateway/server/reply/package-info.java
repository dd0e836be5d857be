// SPDX-License-Identifier: MIT
/** Replies of backends to the CALLs that they are asked about. API: adapters bring replies in through {@code Replies}. */
@NullMarked
package io.cpgateway.server.reply;

import org.jspecify.annotations.NullMarked;

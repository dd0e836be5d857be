// SPDX-License-Identifier: MIT
/** The connections and the commands of a gateway in SQLite. */
@NullMarked
package com.example.sqlite;

import org.jspecify.annotations.NullMarked;

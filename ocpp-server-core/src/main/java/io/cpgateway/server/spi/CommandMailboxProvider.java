// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

/** Makes a command mailbox; chosen by {@code plugins.command_mailbox}. */
public interface CommandMailboxProvider extends Provider<CommandMailbox> {}

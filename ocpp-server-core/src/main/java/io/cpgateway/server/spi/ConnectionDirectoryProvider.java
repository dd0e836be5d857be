// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

/** Makes a connection directory; chosen by {@code plugins.connection_directory}. */
public interface ConnectionDirectoryProvider extends Provider<ConnectionDirectory> {}

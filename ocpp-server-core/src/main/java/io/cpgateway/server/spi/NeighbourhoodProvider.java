// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

/** Makes a neighbourhood; chosen by {@code plugins.neighbourhood}. */
public interface NeighbourhoodProvider extends Provider<Neighbourhood> {}

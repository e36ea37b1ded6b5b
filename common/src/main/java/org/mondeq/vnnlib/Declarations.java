package org.mondeq.vnnlib;

import java.util.List;

/** What a file has declared and asserted. */
record Declarations(List<Network> networks, List<Formula> assertions) {}

/**
 * Counterexamples: which input breaks a property beyond doubt, which pixels it may have, and the
 * file that proves it.
 */
package org.mondeq.attack.example;

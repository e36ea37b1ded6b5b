/**
 * What attacks on one sample share: the objectives, their gradients through the equilibrium, the
 * starting points and the best input so far; and projected gradient descent.
 */
package org.mondeq.attack.search;

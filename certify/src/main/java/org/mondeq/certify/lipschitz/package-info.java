/**
 * Certification by a global bound of how far the logits can move, which a monotone operator
 * equilibrium model has for free [Pabbaraju21].
 */
package org.mondeq.certify.lipschitz;

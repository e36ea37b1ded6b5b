/** Projected gradient descent with a step size that adapts itself [Croce20]. */
package org.mondeq.attack.apgd;

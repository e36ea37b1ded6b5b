/** Random search over squares of pixels, without gradients [Andriushchenko20]. */
package org.mondeq.attack.square;

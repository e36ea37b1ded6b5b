/** Tests of training: gradients against differences, exact resumption, and that it learns. */
package org.mondeq.train;

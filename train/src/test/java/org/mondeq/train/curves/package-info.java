/** Tests of line charts. */
package org.mondeq.train.curves;

/**
 * What is claimed about a model: the input region around a sample, and the class it should keep.
 */
package org.mondeq.spec;

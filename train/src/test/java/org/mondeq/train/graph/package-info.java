/** Tests of the graph, the optimizer and the backend's messages. */
package org.mondeq.train.graph;

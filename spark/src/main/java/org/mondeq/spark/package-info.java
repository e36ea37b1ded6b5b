/**
 * The samples of attacks, certifications and searches for radii on an Apache Spark cluster.
 *
 * <p>The driver is the program as it runs on one machine: it alone opens the folder of results, and
 * appends to it. {@link org.mondeq.spark.SparkFleet} hands indices of samples out as tasks, each of
 * about a second or two by what samples have taken so far. Executors have the {@link
 * org.mondeq.spark.Cargo}, the model, the configuration and the data, by one broadcast, and send
 * lines of results and the files that prove them back, which {@link org.mondeq.spark.Collector}
 * writes. What is not in the driver's folder has not happened: a lost executor's tasks are run
 * again by Spark, a lost driver's by the same command.
 */
package org.mondeq.spark;

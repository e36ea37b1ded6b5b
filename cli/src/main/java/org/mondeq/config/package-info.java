/**
 * Configuration: YAML and command-line options, merged into one tree and bound to records.
 *
 * <p>A section of the tree is bound to a record whose components are its keys. Components that may
 * be left out are boxed, and the compact constructor supplies the default: a default stands in one
 * place only. The constructor throws {@link java.lang.IllegalArgumentException} with a message
 * {@code "key: expected …, got …"}; binding adds the file, the line and the section.
 *
 * <p>Start at {@link org.mondeq.config.ConfigTree}. Scalars follow the core schema of YAML 1.2:
 * {@code yes} and {@code 1:30} are texts, {@code 010} is ten.
 */
package org.mondeq.config;

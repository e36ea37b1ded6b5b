package org.mondeq.train.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.nd4j.linalg.api.buffer.DataType;

/** The number type of parameters, gradients and optimizer state during training. */
public enum Precision {
  /** 32 bits. */
  @JsonProperty("float")
  FLOAT(DataType.FLOAT),
  /** 64 bits. */
  @JsonProperty("double")
  DOUBLE(DataType.DOUBLE);

  private final DataType type;

  Precision(DataType type) {
    this.type = type;
  }

  DataType type() {
    return type;
  }
}

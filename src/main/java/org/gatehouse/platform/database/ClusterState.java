package org.gatehouse.platform.database;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.function.UnaryOperator;

/** A state that all nodes share: a row of {@code cluster_state}. */
@Entity
@Table(name = "cluster_state")
public class ClusterState {
  @Id private String name;

  @Column(name = "content")
  private String content;

  /** For JPA. */
  protected ClusterState() {}

  void change(UnaryOperator<String> change) {
    content = change.apply(content);
  }
}

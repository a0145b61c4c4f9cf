package org.gatehouse.records.audit;

/** The action of an audit entry. */
public enum AuditAction {
  /** A page of a list was shown, links masked. */
  LIST("list"),
  /** One record was shown, its link masked. */
  READ("read"),
  /** One record was shown with its link. */
  READ_LINK("readLink"),
  /** An export began; how many rows it has is not known yet. */
  EXPORT("export"),
  /** An export ended, or broke off, after so many rows. */
  EXPORT_END("exportEnd"),
  /** Figures were shown, no record among them. */
  SUMMARY("summary"),
  /** Personal data was erased on demand. */
  ERASE("erase"),
  /** Personal data was erased because of its age. */
  RETENTION("retention");

  private final String word;

  AuditAction(String word) {
    this.word = word;
  }

  /** The action as the table and the API spell it. */
  public String word() {
    return word;
  }
}

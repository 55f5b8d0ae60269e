/* Data-quality findings: what is wrong with the data, how often, where, and what it touches.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A finding is data, not a sentence: faces make the text from its kind and arguments. Findings of
 * one kind, document, subject and detail are one, with a count and the first example. */
#pragma once

#include "model/scheme.h"

typedef enum
{
  /* Of cases. */
  PENTAD_FINDING_CLOSED_BEFORE_FILED, /* example: a case */
  PENTAD_FINDING_IMPOSSIBLE_ACT,      /* subject: the rule; example: a case, detail: the act */
  PENTAD_FINDING_REPEATED_ID,
  PENTAD_FINDING_OUTSIDE_GRID,      /* the point lies outside the grid that the case names */
  PENTAD_FINDING_OUTSIDE_DISTRICTS, /* outside every district, in a finer place */
  PENTAD_FINDING_NO_STREET,         /* in a district, in no street */
  PENTAD_FINDING_END_UNKNOWN,       /* closed without a closing time */
  PENTAD_FINDING_ASSUMED_LIMIT,     /* the longest limit of the class was taken */
  PENTAD_FINDING_UNKNOWN_DIVISION,
  PENTAD_FINDING_UNKNOWN_CLASS,
  PENTAD_FINDING_UNKNOWN_DEPARTMENT,
  PENTAD_FINDING_UNFLAGGED_REPEAT,   /* the same as an earlier case by the rule, and not flagged */
  PENTAD_FINDING_UNKNOWN_IN_HISTORY, /* subject: "division", "class", "department" or "post" */

  /* Of figures. */
  PENTAD_FINDING_RATE_ABOVE_100, /* subject: a place, detail: the indicator */
  PENTAD_FINDING_SILENT_GRIDS,   /* subject: a place; no report where others report */
  PENTAD_FINDING_SUDDEN_DROP,    /* subject: a class */
  PENTAD_FINDING_TOTALS_DIFFER,  /* subject: a place, detail: the counter */

  /* Of places and the calendar. */
  PENTAD_FINDING_PARENT_DIFFERS, /* the sent parent is not that of the code's prefix */
  PENTAD_FINDING_UNKNOWN_PARENT,
  PENTAD_FINDING_REPEATED_CODE, /* subject: the level */
  PENTAD_FINDING_BAD_GRID_CODE, /* not as long as the split says */
  PENTAD_FINDING_UNKNOWN_GRID,  /* subject: a partition that names it */
  PENTAD_FINDING_YEAR_MISSING,  /* subject: the year */

  /* Of what a reader dropped; document: where. */
  PENTAD_FINDING_UNKNOWN_ACT,
  PENTAD_FINDING_CASE_WITHOUT_ACT,
  PENTAD_FINDING_IMPOSSIBLE_POINT,
  PENTAD_FINDING_UNREADABLE_TIME,
  PENTAD_FINDING_CASE_WITHOUT_TIME,
  PENTAD_FINDING_CASE_WITHOUT_ID,
  PENTAD_FINDING_UNKNOWN_COUNTER,
  PENTAD_FINDING_UNKNOWN_KIND,
  PENTAD_FINDING_UNKNOWN_LEVEL,
  PENTAD_FINDING_FEATURE_TWICE,
  PENTAD_FINDING_FEATURE_WITHOUT_CODE,
  PENTAD_FINDING_FEATURE_OF_OTHER_KIND,
  PENTAD_FINDING_PLACE_WITHOUT_SHAPE,
  PENTAD_FINDING_SHORT_RING,
  PENTAD_FINDING_UNKNOWN_GEOMETRY,
  PENTAD_FINDING_ROW_INCOMPLETE,
  PENTAD_FINDING_UNREADABLE_VALUE,
  PENTAD_FINDING_RING_REPAIRED,
  PENTAD_FINDING_RING_CROSSES, /* subject: the place */
  PENTAD_FINDING_HOLE_OUTSIDE, /* likewise: a hole that lies outside its ring */
  PENTAD_N_FINDINGS
} PentadFindingKind;

typedef enum
{
  PENTAD_SEVERITY_NOTE,    /* figures stand as they are */
  PENTAD_SEVERITY_WARNING, /* some figures are somewhat off */
  PENTAD_SEVERITY_ERROR    /* figures are wrong as long as it lasts */
} PentadSeverity;

typedef struct
{
  PentadFindingKind kind;
  char *document; /* URL or file of the document; NULL: the model found it */
  char *subject;  /* what it is about, by kind; NULL */
  char *detail;   /* by kind; NULL */
  char *example;  /* the first one met: an id or a code; NULL */
  guint count;
  double found, expected; /* NAN where the kind compares nothing */
} PentadFinding;

/* Copies the texts, each of which may be NULL. */
PentadFinding *pentad_finding_new (PentadFindingKind kind,
                                   const char *document,
                                   const char *subject,
                                   const char *detail,
                                   const char *example,
                                   guint count);
PentadFinding *pentad_finding_copy (const PentadFinding *finding);
void pentad_finding_free (PentadFinding *finding);

/* An array that owns its PentadFinding. */
GPtrArray *pentad_findings_new (void);
/* Counts one more: adds to the finding of that kind, subject and detail, or begins it with this
 * example. Linear in the number of findings, which is small. Returns it; borrowed. */
PentadFinding *pentad_findings_count (GPtrArray *findings,
                                      PentadFindingKind kind,
                                      const char *subject,
                                      const char *detail,
                                      const char *example);
/* Adds copies of those of another array, which may be NULL. */
void pentad_findings_append (GPtrArray *findings, const GPtrArray *other);
/* The first finding of a kind; NULL none. */
const PentadFinding *pentad_findings_find (const GPtrArray *findings, PentadFindingKind kind);

PentadSeverity pentad_finding_kind_get_severity (PentadFindingKind kind);
/* TRUE when cases or figures of that kind are counted in a column of a scheme: in either part of an
 * indicator's fraction, or in any term of a composite. A finding about one indicator touches that
 * one and the composites made of it. */
gboolean
pentad_finding_touches (const PentadFinding *finding, const PentadScheme *scheme, guint column);
/* The ids of the indicators of a scheme that it touches (char *, borrowed). Transfer container. */
GPtrArray *pentad_finding_get_indicators (const PentadFinding *finding, const PentadScheme *scheme);

/* Neutral id: "closed-before-filed". */
const char *pentad_finding_kind_id (PentadFindingKind kind);
/* "note", "warning", "error". */
const char *pentad_severity_id (PentadSeverity severity);
/* One line in neutral ids for logs and machines: "KIND ×COUNT DOCUMENT SUBJECT DETAIL EXAMPLE",
 * leaving out what is NULL. Free with g_free(). */
char *pentad_finding_describe (const PentadFinding *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadFinding, pentad_finding_free)

/* A check of a platform under way: its documents, and the report on them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents are fetched once and kept as trees. A document of which a rule failed is not sound any
 * more; rules that compare documents look at sound ones only, so that one fault makes one rule fail
 * and not all that lean on it. */
#pragma once

#include "ctl/check-schema.h"
#include "host/http-probe.h"
#include "model/zone.h"

typedef struct
{
  char *path;                  /* with its query, as asked for: "/v1/ended/2026-11-21" */
  const PentadJson *operation; /* of the API file; NULL: the path is not in it */
  PentadHttpProbe *probe;      /* NULL: no complete answer */
  PentadJsonTree *tree;        /* NULL: not 200, or not JSON of the right type */
  gboolean is_sound;
} PentadCheckDocument;

typedef struct
{
  /* configuration */
  const char *url; /* without a slash at its end */
  PentadHttpAccess *access;
  guint wait_ms; /* for something to happen */

  /* state */
  PentadCheckReport report;
  PentadJsonTree *api;
  PentadSchemas *schemas;
  GPtrArray *documents; /* PentadCheckDocument, in the order of asking */
  PentadZone *zone;     /* of the city; NULL unknown */
  gint64 now;           /* of about; PENTAD_NO_TIME */
  gint32 today;         /* business day of now */
  GHashTable *divisions, *grids, *classes, *departments, *posts; /* codes; NULL: not known */
  double west, south, east, north; /* of all unit grids; NAN unknown */
} PentadCheckRun;

void
pentad_check_init (PentadCheckRun *self, const char *url, PentadHttpAccess *access, guint wait_ms);
void pentad_check_clear (PentadCheckRun *self);
/* Asks everything and fills the report. FALSE with *error when the program's own API file cannot be
 * read. */
gboolean pentad_check_run (PentadCheckRun *self, GError **error);

/* Asks for a document and holds it against every rule that looks at one document alone. Borrowed;
 * never NULL. */
PentadCheckDocument *pentad_check_fetch (PentadCheckRun *self, const char *path);
/* The first document asked for under a path; NULL when none was, or it is not sound. */
PentadCheckDocument *pentad_check_find (const PentadCheckRun *self, const char *path);
/* The root of a sound document; NULL. */
const PentadJson *pentad_check_root (const PentadCheckDocument *document);
/* One request without any rule; NULL when no complete answer came. Transfer full. */
PentadHttpProbe *
pentad_check_ask (const PentadCheckRun *self, const char *path, const char *const *headers);
/* A rule failed in a document, which is not sound any more. */
void pentad_check_fail (PentadCheckRun *self,
                        PentadCheckRule rule,
                        PentadCheckDocument *document,
                        const PentadJson *node,
                        const char *expected);
#define pentad_check_try(self, rule) pentad_check_report_try (&(self)->report, (rule))
#define pentad_check_skip(self, rule, reason)                                                      \
  pentad_check_report_skip (&(self)->report, (rule), (reason))

/* Groups of rules, in the order in which they are asked. */
void pentad_check_wire (PentadCheckRun *self);
void pentad_check_places (PentadCheckRun *self);
void pentad_check_rings (PentadCheckRun *self, PentadCheckDocument *document);
void pentad_check_lists (PentadCheckRun *self);
void pentad_check_references (PentadCheckRun *self, PentadCheckDocument *document);
void pentad_check_cases (PentadCheckRun *self, PentadCheckDocument *document);
void pentad_check_no_future (PentadCheckRun *self, PentadCheckDocument *document, gint64 limit);
void pentad_check_operation (PentadCheckRun *self);
void pentad_check_topics (PentadCheckRun *self);
void pentad_check_photos (PentadCheckRun *self);
void pentad_check_past (PentadCheckRun *self);
void pentad_check_recount (PentadCheckRun *self);
void pentad_check_look_back (PentadCheckRun *self);
void pentad_check_motion (PentadCheckRun *self);

/* Whether an act is one that ends a case. */
gboolean pentad_check_is_ending (const char *act);
/* The time that a string node holds; PENTAD_NO_TIME. */
gint64 pentad_check_time (const PentadJson *node);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadCheckRun, pentad_check_clear)

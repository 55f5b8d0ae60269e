/* What a check of a platform found: rules, and whether they held.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/json-tree.h"
#include "codec/json-writer.h"

/* In the order of the report; ids and titles are in check-report.c. */
typedef enum
{
  PENTAD_CHECK_RULE_REACHABLE,
  PENTAD_CHECK_RULE_DOCUMENTS,
  PENTAD_CHECK_RULE_OPTIONAL_DOCUMENTS,
  PENTAD_CHECK_RULE_COMPLETE,
  PENTAD_CHECK_RULE_MEDIA_TYPE,
  PENTAD_CHECK_RULE_CHARSET,
  PENTAD_CHECK_RULE_ETAG,
  PENTAD_CHECK_RULE_NOT_MODIFIED,
  PENTAD_CHECK_RULE_ETAG_HONEST,
  PENTAD_CHECK_RULE_LAST_MODIFIED,
  PENTAD_CHECK_RULE_GZIP,
  PENTAD_CHECK_RULE_NOT_FOUND,
  PENTAD_CHECK_RULE_PROBLEM,
  PENTAD_CHECK_RULE_NO_BOM,
  PENTAD_CHECK_RULE_JSON,

  PENTAD_CHECK_RULE_SHAPE,
  PENTAD_CHECK_RULE_REQUIRED,
  PENTAD_CHECK_RULE_NUMBERS,
  PENTAD_CHECK_RULE_TIMES,
  PENTAD_CHECK_RULE_RANGE,
  PENTAD_CHECK_RULE_ENUMS,

  PENTAD_CHECK_RULE_TIME_ZONE,
  PENTAD_CHECK_RULE_CODES_UNIQUE,
  PENTAD_CHECK_RULE_PARENTS,
  PENTAD_CHECK_RULE_RINGS_CLOSED,
  PENTAD_CHECK_RULE_RINGS_SIMPLE,
  PENTAD_CHECK_RULE_CLASS_MAJORS,
  PENTAD_CHECK_RULE_CALENDAR_YEAR,
  PENTAD_CHECK_RULE_GRIDS_KNOWN,
  PENTAD_CHECK_RULE_DIVISIONS_KNOWN,
  PENTAD_CHECK_RULE_CLASSES_KNOWN,
  PENTAD_CHECK_RULE_DEPARTMENTS_KNOWN,
  PENTAD_CHECK_RULE_POSTS_KNOWN,

  PENTAD_CHECK_RULE_IDS_UNIQUE,
  PENTAD_CHECK_RULE_POINTS_IN_CITY,
  PENTAD_CHECK_RULE_TRAIL_ORDER,
  PENTAD_CHECK_RULE_TRAIL_REPORT,
  PENTAD_CHECK_RULE_DUE_CARRIED,
  PENTAD_CHECK_RULE_DUE_AFTER,
  PENTAD_CHECK_RULE_NO_FUTURE,
  PENTAD_CHECK_RULE_STATE_OPEN,
  PENTAD_CHECK_RULE_ENDED_CLOSED,
  PENTAD_CHECK_RULE_AS_ASKED,
  PENTAD_CHECK_RULE_HISTORY_DAYS,
  PENTAD_CHECK_RULE_TOTALS,
  PENTAD_CHECK_RULE_DEVICES,
  PENTAD_CHECK_RULE_CALL_HOURS,
  PENTAD_CHECK_RULE_APPROVAL_DAYS,
  PENTAD_CHECK_RULE_TOPIC_IDS,
  PENTAD_CHECK_RULE_TOPIC_NUMBERS,
  PENTAD_CHECK_RULE_PHOTOS_OWN,
  PENTAD_CHECK_RULE_PHOTOS_SOUND,

  PENTAD_CHECK_RULE_PAST_FIXED,
  PENTAD_CHECK_RULE_HISTORY_RECOUNT,
  PENTAD_CHECK_RULE_LOOK_BACK,
  PENTAD_CHECK_RULE_CURSOR_UNKNOWN,
  PENTAD_CHECK_RULE_DELTA_FLAG,
  PENTAD_CHECK_RULE_IDS_STABLE,
  PENTAD_CHECK_RULE_DELTA,
  PENTAD_CHECK_RULE_OPEN_COUNT,
  PENTAD_N_CHECK_RULES
} PentadCheckRule;

typedef struct
{
  guint n_tried, n_failed;
  /* Of the first failure; NULL where there is none. */
  char *document, *path, *example, *expected;
  char *reason; /* why it does not apply */
} PentadVerdict;

typedef struct
{
  PentadVerdict verdicts[PENTAD_N_CHECK_RULES];
} PentadCheckReport;

void pentad_check_report_clear (PentadCheckReport *self);
/* A rule was looked at once more, whether it held or not. */
void pentad_check_report_try (PentadCheckReport *self, PentadCheckRule rule);
/* It did not hold. node (may be NULL) is where in the tree; expected is a phrase. */
void pentad_check_report_fail (PentadCheckReport *self,
                               PentadCheckRule rule,
                               const char *document,
                               const PentadJsonTree *tree,
                               const PentadJson *node,
                               const char *expected);
/* The same where no tree tells: example is what was found. */
void pentad_check_report_fail_with (PentadCheckReport *self,
                                    PentadCheckRule rule,
                                    const char *document,
                                    const char *example,
                                    const char *expected);
/* Why a rule that was never tried does not apply; the first reason stays. */
void pentad_check_report_skip (PentadCheckReport *self, PentadCheckRule rule, const char *reason);

/* TRUE when no rule failed. */
gboolean pentad_check_report_is_good (const PentadCheckReport *self);
/* The report as text or as JSON; transfer full. */
char *pentad_check_report_to_text (const PentadCheckReport *self, const char *url);
char *pentad_check_report_to_json (const PentadCheckReport *self, const char *url);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadCheckReport, pentad_check_report_clear)

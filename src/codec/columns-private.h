/* What both ways of a document by columns share: marks, times, and what a record said before.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/columns.h"

#define PENTAD_COLUMNS_MAGIC "PENTAD-COLUMNS 1 "

/* None of them may stand in JSON. */
#define PENTAD_COLUMNS_TIME    '\x1c' /* in a template: a time goes here */
#define PENTAD_COLUMNS_VALUE   '\x1f' /* in a template: a value; in a column: said before */
#define PENTAD_COLUMNS_SECTION '\x1d' /* between templates, sequence and columns */
#define PENTAD_COLUMNS_ITEM    '\x1e' /* between templates, and between the items of a column */

/* "2026-11-22T14:32:05" */
#define PENTAD_COLUMNS_TIME_LEN 19
/* Values of a record that are remembered; a reference is a letter from A on. */
#define PENTAD_COLUMNS_RECENT 16
/* A shorter one is written again. */
#define PENTAD_COLUMNS_MIN_SAID 4

typedef struct
{
  const char *text;
  gsize len;
} PentadColumnsText;

/* What the record at hand has said, the latest first. */
typedef struct
{
  PentadColumnsText values[PENTAD_COLUMNS_RECENT];
  guint n;
} PentadColumnsRecent;

/* Puts a value first; it was at that place, or is new where at is n or more. */
void pentad_columns_recent_put (PentadColumnsRecent *self, guint at, PentadColumnsText value);
/* Seconds, as if the clock had no zone; FALSE for what is no time or would not be written so. */
gboolean pentad_columns_parse_time (const char *text, gint64 *time);
/* FALSE for a year that is not of four digits. */
gboolean pentad_columns_format_time (gint64 time, char text[PENTAD_COLUMNS_TIME_LEN + 1]);

/* Fields of a table as text: RFC 4180, safe to open in a spreadsheet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef enum
{
  PENTAD_CSV_NEEDED, /* quotation marks only where a field cannot be read without */
  PENTAD_CSV_QUOTED, /* always: a code of digits stays text */
} PentadCsvQuotes;

/* Appends one field, without a separator. Text that a spreadsheet would run as a formula gets an
 * apostrophe before it, a number with a sign does not. NULL is an empty field without marks. */
void pentad_csv_append (GString *out, const char *text, PentadCsvQuotes quotes);

/* What a chart says in a sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/data-words.h"

#include "render/format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A change of a series that is no more than this part of its range is none. */
#define STEADY_SHARE 0.05
/* Parts of a whole that are read out. */
#define MAX_PARTS 8
#define NO_COLUMN G_MAXUINT

static guint
find_column (const PentadDataTable *table, PentadDataRole role)
{
  for (guint i = 0; i < pentad_data_table_get_n_columns (table); i++)
    if (pentad_data_table_get_role (table, i) == role)
      return i;
  return NO_COLUMN;
}

static double
value_of (const PentadDataTable *table, guint row, guint column)
{
  return column != NO_COLUMN ? pentad_data_table_get_value (table, row, column) : NAN;
}

static const char *
direction (double from, double to, double range)
{
  if (isnan (from) || isnan (to))
    return NULL;
  if (fabs (to - from) <= STEADY_SHARE * range)
    return _ ("steady");
  return to > from ? _ ("rising") : _ ("falling");
}

/* "1.4 above target"; NULL without a target. Transfer full. */
static char *
against_target (double value, double target)
{
  double difference = fabs (value - target);
  g_autofree char *number = NULL;

  if (isnan (value) || isnan (target))
    return NULL;
  if (difference < 0.005)
    return g_strdup (_ ("on target"));
  number = pentad_format_number (difference,
                                 difference == floor (difference)                          ? 0
                                 : fabs (difference * 10 - round (difference * 10)) < 0.05 ? 1
                                                                                           : 2);
  return value > target ? g_strdup_printf (_ ("%s above target"), number)
                        : g_strdup_printf (_ ("%s below target"), number);
}

static void
append (GString *out, const char *words)
{
  if (words == NULL || words[0] == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, _ (", "));
  g_string_append (out, words);
}

/* The words of the columns that are told as they are. */
static void
append_words (GString *out, const PentadDataTable *table, guint row)
{
  for (guint i = 0; i < pentad_data_table_get_n_columns (table); i++)
    {
      const char *text = pentad_data_table_get_text (table, row, i);

      if (pentad_data_table_get_role (table, i) == PENTAD_DATA_WORDS &&
          !g_str_equal (text, PENTAD_NO_VALUE))
        append (out, text);
    }
}

static guint
count_values (const PentadDataTable *table)
{
  guint n = 0;

  for (guint i = 1; i < pentad_data_table_get_n_columns (table); i++)
    n += pentad_data_table_get_role (table, i) == PENTAD_DATA_VALUE;
  return n;
}

static void
say_figure (GString *out, const PentadDataTable *table, guint value)
{
  double now = value_of (table, 0, value);
  double before = value_of (table, 0, find_column (table, PENTAD_DATA_BEFORE));
  g_autofree char *target =
      against_target (now, value_of (table, 0, find_column (table, PENTAD_DATA_TARGET)));

  append (out, direction (before, now, 0));
  append (out, pentad_data_table_get_text (table, 0, value));
  append (out, target);
  append_words (out, table, 0);
}

/* The rows with the first, last, lowest and highest number of a column; FALSE when there is none.
 */
typedef struct
{
  guint first, last, low, high;
} Ends;

static gboolean
find_ends (const PentadDataTable *table, guint column, Ends *ends)
{
  gboolean any = FALSE;

  for (guint row = 0; row < pentad_data_table_get_n_rows (table); row++)
    {
      double value = pentad_data_table_get_value (table, row, column);

      if (isnan (value))
        continue;
      if (!any)
        *ends = (Ends){ row, row, row, row };
      any = TRUE;
      ends->last = row;
      if (value < pentad_data_table_get_value (table, ends->low, column))
        ends->low = row;
      if (value > pentad_data_table_get_value (table, ends->high, column))
        ends->high = row;
    }
  return any;
}

/* Where several columns have numbers, it is told which this one is of. */
static void
append_named (
    GString *out, const PentadDataTable *table, const char *format, guint row, guint column)
{
  g_autofree char *named =
      count_values (table) > 1
          ? pentad_data_table_cell_words (table, row, column)
          : g_strdup_printf ("%s %s", pentad_data_table_get_text (table, row, 0),
                             pentad_data_table_get_text (table, row, column));
  g_autoptr (GString) words = g_string_new (format);

  g_string_replace (words, "%s", named, 1);
  append (out, words->str);
}

static void
say_series (GString *out, const PentadDataTable *table, guint column, const Ends *ends)
{
  double low = pentad_data_table_get_value (table, ends->low, column);
  double high = pentad_data_table_get_value (table, ends->high, column);

  if (ends->first != ends->last)
    append (out, direction (pentad_data_table_get_value (table, ends->first, column),
                            pentad_data_table_get_value (table, ends->last, column), high - low));
  append_named (out, table, _ ("last %s"), ends->last, column);
  if (high > low)
    {
      append_named (out, table, _ ("highest %s"), ends->high, column);
      append_named (out, table, _ ("lowest %s"), ends->low, column);
    }
}

static void
append_count (GString *out, const PentadDataTable *table)
{
  guint n = pentad_data_table_get_n_rows (table);
  g_autofree char *count =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", n), n);

  append (out, count);
}

/* Highest and lowest of all cells: rows and columns are alike. */
static void
say_grid (GString *out, const PentadDataTable *table)
{
  guint low_row = 0, low_column = 0, high_row = 0, high_column = 0;
  double low = NAN, high = NAN;

  for (guint column = 1; column < pentad_data_table_get_n_columns (table); column++)
    {
      Ends ends;

      if (pentad_data_table_get_role (table, column) != PENTAD_DATA_VALUE ||
          !find_ends (table, column, &ends))
        continue;
      if (isnan (high) || pentad_data_table_get_value (table, ends.high, column) > high)
        {
          high = pentad_data_table_get_value (table, ends.high, column);
          high_row = ends.high;
          high_column = column;
        }
      if (isnan (low) || pentad_data_table_get_value (table, ends.low, column) < low)
        {
          low = pentad_data_table_get_value (table, ends.low, column);
          low_row = ends.low;
          low_column = column;
        }
    }
  if (isnan (high))
    return;
  append_count (out, table);
  append_named (out, table, _ ("highest %s"), high_row, high_column);
  if (high > low)
    append_named (out, table, _ ("lowest %s"), low_row, low_column);
}

static void
say_list (GString *out, const PentadDataTable *table, guint column, const Ends *ends)
{
  append_count (out, table);
  append_named (out, table, _ ("highest %s"), ends->high, column);
  if (pentad_data_table_get_value (table, ends->high, column) >
      pentad_data_table_get_value (table, ends->low, column))
    append_named (out, table, _ ("lowest %s"), ends->low, column);
}

static void
say_parts (GString *out, const PentadDataTable *table, guint column)
{
  guint n = MIN (pentad_data_table_get_n_rows (table), MAX_PARTS);

  for (guint row = 0; row < n; row++)
    append_named (out, table, "%s", row, column);
}

char *
pentad_data_table_summary (const PentadDataTable *table)
{
  GString *out = g_string_new (NULL);
  guint n = pentad_data_table_get_n_rows (table);
  guint column = find_column (table, PENTAD_DATA_VALUE);
  Ends ends = { 0 };

  if (pentad_data_table_get_kind (table) == PENTAD_DATA_GRID)
    say_grid (out, table);
  else if (n > 0 && column != NO_COLUMN && find_ends (table, column, &ends))
    switch (pentad_data_table_get_kind (table))
      {
      case PENTAD_DATA_FIGURE:
        say_figure (out, table, column);
        break;
      case PENTAD_DATA_SERIES:
        say_series (out, table, column, &ends);
        break;
      case PENTAD_DATA_LIST:
      case PENTAD_DATA_GRID:
        say_list (out, table, column, &ends);
        break;
      case PENTAD_DATA_PARTS:
        say_parts (out, table, column);
        break;
      }
  else if (n > 0 && column == NO_COLUMN)
    {
      g_autofree char *first = pentad_data_table_row_words (table, 0);

      if (n > 1)
        append_count (out, table);
      append (out, first);
    }
  if (out->len == 0)
    g_string_append (out, _ ("no data"));
  return g_string_free (out, FALSE);
}

char *
pentad_data_table_row_words (const PentadDataTable *table, guint row)
{
  guint n = pentad_data_table_get_n_columns (table), n_values = count_values (table);
  GString *out;

  if (n == 0 || row >= pentad_data_table_get_n_rows (table))
    return g_strdup ("");
  out = g_string_new (NULL);
  for (guint i = 1; i < n; i++)
    {
      PentadDataRole role = pentad_data_table_get_role (table, i);
      const char *text = pentad_data_table_get_text (table, row, i);
      g_autofree char *headed =
          g_strdup_printf ("%s %s", pentad_data_table_get_heading (table, i), text);

      if (role != PENTAD_DATA_VALUE && g_str_equal (text, PENTAD_NO_VALUE))
        continue;
      append (out, role == PENTAD_DATA_WORDS || (role == PENTAD_DATA_VALUE && n_values == 1)
                       ? text
                       : headed);
    }
  g_string_prepend (out, out->len > 0 ? _ (": ") : "");
  g_string_prepend (out, pentad_data_table_get_text (table, row, 0));
  return g_string_free (out, FALSE);
}

char *
pentad_data_table_cell_words (const PentadDataTable *table, guint row, guint column)
{
  GString *out;

  if (column >= pentad_data_table_get_n_columns (table) ||
      row >= pentad_data_table_get_n_rows (table))
    return g_strdup ("");
  out = g_string_new (pentad_data_table_get_text (table, row, 0));
  append (out, pentad_data_table_get_heading (table, column));
  g_string_append_printf (out, "%s%s", _ (": "), pentad_data_table_get_text (table, row, column));
  return g_string_free (out, FALSE);
}

/* What a chart shows, as rows: for a table beside it, for a file, and for who cannot see it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/data-table.h"

#include "model/csv.h"
#include "render/format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* More than any chart draws; what a platform sends cannot make a table endless. */
#define MAX_ROWS    100000
#define MAX_COLUMNS 64

typedef struct
{
  PentadDataRole role;
  const char *heading;
} Column;

typedef struct
{
  const char *text;
  double value;
} Cell;

struct _PentadDataTable
{
  gatomicrefcount refs;
  PentadDataKind kind;
  GArray *columns; /* Column */
  GArray *cells;   /* Cell, by row */
  GStringChunk *strings;
};

PentadDataTable *
pentad_data_table_new (PentadDataKind kind)
{
  PentadDataTable *table = g_new0 (PentadDataTable, 1);

  g_atomic_ref_count_init (&table->refs);
  table->kind = kind;
  table->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  table->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  table->strings = g_string_chunk_new (512);
  return table;
}

PentadDataTable *
pentad_data_table_ref (PentadDataTable *table)
{
  g_atomic_ref_count_inc (&table->refs);
  return table;
}

void
pentad_data_table_unref (PentadDataTable *table)
{
  if (!g_atomic_ref_count_dec (&table->refs))
    return;
  g_array_unref (table->columns);
  g_array_unref (table->cells);
  g_string_chunk_free (table->strings);
  g_free (table);
}

PentadDataKind
pentad_data_table_get_kind (const PentadDataTable *table)
{
  return table->kind;
}

static const char *
role_heading (PentadDataRole role)
{
  switch (role)
    {
    case PENTAD_DATA_NAME:
      return _ ("Name");
    case PENTAD_DATA_VALUE:
      return _ ("Value");
    case PENTAD_DATA_TARGET:
      return _ ("Target");
    case PENTAD_DATA_BEFORE:
      return _ ("Before");
    case PENTAD_DATA_WORDS:
      return _ ("Note");
    }
  g_return_val_if_reached ("");
}

void
pentad_data_table_add_column (PentadDataTable *table, PentadDataRole role, const char *heading)
{
  Column column = { .role = role };

  g_return_if_fail (table->cells->len == 0);
  if (table->columns->len >= MAX_COLUMNS)
    return;
  column.heading = g_string_chunk_insert (
      table->strings, heading != NULL && heading[0] != '\0' ? heading : role_heading (role));
  g_array_append_val (table->columns, column);
}

void
pentad_data_table_add_row (PentadDataTable *table)
{
  const Cell empty = { PENTAD_NO_VALUE, NAN };

  if (pentad_data_table_get_n_rows (table) >= MAX_ROWS)
    return;
  for (guint i = 0; i < table->columns->len; i++)
    g_array_append_val (table->cells, empty);
}

void
pentad_data_table_set (PentadDataTable *table, guint column, const char *text, double value)
{
  Cell *cell;

  if (column >= table->columns->len || table->cells->len == 0)
    return;
  cell = &g_array_index (table->cells, Cell, table->cells->len - table->columns->len + column);
  cell->value = isfinite (value) ? value : NAN;
  if (text == NULL && isfinite (value))
    {
      g_autofree char *number =
          pentad_format_number (value, value == floor (value) || fabs (value) >= 1e15 ? 0 : 2);

      cell->text = g_string_chunk_insert (table->strings, number);
    }
  else if (text != NULL && text[0] != '\0')
    cell->text = g_string_chunk_insert (table->strings, text);
}

guint
pentad_data_table_get_n_columns (const PentadDataTable *table)
{
  return table->columns->len;
}

guint
pentad_data_table_get_n_rows (const PentadDataTable *table)
{
  return table->columns->len > 0 ? table->cells->len / table->columns->len : 0;
}

PentadDataRole
pentad_data_table_get_role (const PentadDataTable *table, guint column)
{
  g_return_val_if_fail (column < table->columns->len, PENTAD_DATA_WORDS);
  return g_array_index (table->columns, Column, column).role;
}

const char *
pentad_data_table_get_heading (const PentadDataTable *table, guint column)
{
  g_return_val_if_fail (column < table->columns->len, "");
  return g_array_index (table->columns, Column, column).heading;
}

gboolean
pentad_data_table_is_numeric (const PentadDataTable *table, guint column)
{
  PentadDataRole role = pentad_data_table_get_role (table, column);

  return role != PENTAD_DATA_NAME && role != PENTAD_DATA_WORDS;
}

static const Cell *
get_cell (const PentadDataTable *table, guint row, guint column)
{
  g_return_val_if_fail (column < table->columns->len, NULL);
  g_return_val_if_fail (row < pentad_data_table_get_n_rows (table), NULL);
  return &g_array_index (table->cells, Cell, row * table->columns->len + column);
}

const char *
pentad_data_table_get_text (const PentadDataTable *table, guint row, guint column)
{
  const Cell *cell = get_cell (table, row, column);

  return cell != NULL ? cell->text : PENTAD_NO_VALUE;
}

double
pentad_data_table_get_value (const PentadDataTable *table, guint row, guint column)
{
  const Cell *cell = get_cell (table, row, column);

  return cell != NULL ? cell->value : NAN;
}

int
pentad_data_table_compare (const PentadDataTable *table, guint column, guint a, guint b)
{
  double x = pentad_data_table_get_value (table, a, column);
  double y = pentad_data_table_get_value (table, b, column);

  if (!isnan (x) && !isnan (y))
    return x < y ? -1 : x > y ? 1 : 0;
  if (isnan (x) != isnan (y))
    return isnan (x) ? 1 : -1;
  return g_utf8_collate (pentad_data_table_get_text (table, a, column),
                         pentad_data_table_get_text (table, b, column));
}

/* "1 906", "−3" and "2×10^300" as a spreadsheet reads them. */
static char *
plain_number (const char *text)
{
  GString *plain = g_string_new (text);

  g_string_replace (plain, "\u2009", "", 0);
  g_string_replace (plain, "\u2212", "-", 0);
  g_string_replace (plain, "×10^", "e", 0);
  return g_string_free (plain, FALSE);
}

static void
append_csv_cell (GString *out, const char *text, gboolean numeric)
{
  g_autofree char *plain = plain_number (text);
  const char *shown = numeric ? plain : text;
  char *end = NULL;

  if (g_str_equal (shown, PENTAD_NO_VALUE))
    return;
  g_ascii_strtod (plain, &end);
  if (end != plain && (*end == '\0' || *end == '%'))
    shown = plain;
  pentad_csv_append (out, shown, PENTAD_CSV_QUOTED);
}

char *
pentad_data_table_to_csv (const PentadDataTable *table)
{
  GString *out = g_string_new ("\xef\xbb\xbf");

  for (guint column = 0; column < table->columns->len; column++)
    {
      g_string_append (out, column > 0 ? "," : "");
      append_csv_cell (out, pentad_data_table_get_heading (table, column), FALSE);
    }
  g_string_append (out, "\r\n");
  for (guint row = 0; row < pentad_data_table_get_n_rows (table); row++)
    {
      for (guint column = 0; column < table->columns->len; column++)
        {
          g_string_append (out, column > 0 ? "," : "");
          append_csv_cell (out, pentad_data_table_get_text (table, row, column),
                           pentad_data_table_is_numeric (table, column));
        }
      g_string_append (out, "\r\n");
    }
  return g_string_free (out, FALSE);
}

static void
append_element (GString *out, const char *element, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (out, "<%s>%s</%s>", element, escaped, element);
}

char *
pentad_data_table_to_html (const PentadDataTable *table, const char *title)
{
  GString *out = g_string_new ("<meta charset=\"utf-8\"><table>");

  if (title != NULL && title[0] != '\0')
    append_element (out, "caption", title);
  g_string_append (out, "<tr>");
  for (guint column = 0; column < table->columns->len; column++)
    append_element (out, "th", pentad_data_table_get_heading (table, column));
  g_string_append (out, "</tr>");
  for (guint row = 0; row < pentad_data_table_get_n_rows (table); row++)
    {
      g_string_append (out, "<tr>");
      for (guint column = 0; column < table->columns->len; column++)
        append_element (out, "td", pentad_data_table_get_text (table, row, column));
      g_string_append (out, "</tr>");
    }
  g_string_append (out, "</table>");
  return g_string_free (out, FALSE);
}

double
pentad_data_number (const char *text)
{
  g_autofree char *plain = plain_number (text != NULL ? text : "");
  char *end = NULL;
  double number = g_ascii_strtod (plain, &end);

  return end != plain && isfinite (number) ? number : NAN;
}

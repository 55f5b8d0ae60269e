/* How wide the columns of a table are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/table-columns.h"

#include "render/rows.h"

#include <math.h>
#include <string.h>

#define HEADER_HEIGHT 24
#define HEADER_PAD    4  /* above and below a heading of two lines */
#define BAR_LEAST     30 /* length of a bar that can be read */
#define LINE_LEAST    40 /* of a course */
#define NAME_SHARE    0.45
#define NAME_LEAST    0.2
/* Steps from half a heading's length to all of it. */
#define STEPS 12

static const PentadTextStyle heading_style = { .type = PENTAD_TYPE_CAPTION };

static double
measure (PentadSketch *sketch, const char *string, const PentadTextStyle *style)
{
  return string != NULL ? ceil (pentad_sketch_measure (sketch, string, style).width + 0.5) : 0;
}

/* Words of an alphabet stay whole; a script without spaces has none (0). */
static double
widest_word (PentadSketch *sketch, const char *heading)
{
  const char *begin = heading;
  double widest = 0;

  for (const char *p = heading;; p++)
    {
      if ((guchar)*p >= 0xe0)
        return 0;
      if (*p != '\0' && *p != ' ' && *p != '/')
        continue;
      g_autofree char *word = g_strndup (begin, (gsize)(p - begin) + (*p == '/' ? 1 : 0));

      widest = MAX (widest, measure (sketch, word, &heading_style));
      if (*p == '\0')
        return widest;
      begin = p + 1;
    }
}

/* The least width at which a heading stands whole in two lines. */
static double
fold (PentadSketch *sketch, const char *heading)
{
  double all = measure (sketch, heading, &heading_style);
  double least = MAX (all / 2, widest_word (sketch, heading));
  PentadTextStyle style = heading_style;

  style.max_lines = 2;
  for (int i = 0; i < STEPS; i++)
    {
      style.max_width = (float)ceil (least + (all - least) * i / STEPS);
      if (!pentad_sketch_measure (sketch, heading, &style).cut)
        return style.max_width;
    }
  return all;
}

/* What a column needs for its cells. */
static double
need_of (const PentadTable *table, int c, double text)
{
  if (table->columns[c].bar)
    return text + PENTAD_TABLE_COLUMN_GAP + BAR_LEAST;
  return table->n_rows > 0 && table->cells[c].line != NULL ? LINE_LEAST : text;
}

/* Moves room from columns that have more than they need to those that have less. FALSE when there
 * is too little of it. */
static gboolean
share_out (double *width, const double *need, int n)
{
  double missing = 0, spare = 0, taken;

  for (int c = 0; c < n; c++)
    {
      if (width[c] > need[c])
        spare += width[c] - need[c];
      else
        missing += need[c] - width[c];
    }
  if (spare < missing)
    return FALSE;
  taken = spare > 0 ? missing / spare : 0;
  for (int c = 0; c < n; c++)
    width[c] = width[c] > need[c] ? width[c] - (width[c] - need[c]) * taken : need[c];
  return TRUE;
}

static void
set_shares (double *width, double room, const PentadTable *table)
{
  double total = 0;

  for (int c = 0; c < table->n_columns; c++)
    total += width[c] = table->columns[c].weight > 0 ? table->columns[c].weight : 1;
  for (int c = 0; c < table->n_columns; c++)
    width[c] *= MAX (room, 0) / total;
}

/* Numbers cannot be set smaller, names can: what numbers leave is theirs, but for a fifth. */
static void
squeeze (double *width, const double *need, double room, const PentadTable *table)
{
  double rest = room;

  for (int c = 1; c < table->n_columns; c++)
    rest -= need[c];
  set_shares (width, room, table);
  if (rest < room * NAME_LEAST)
    return;
  for (int c = 0; c < table->n_columns; c++)
    width[c] = c == 0 ? rest : need[c];
}

static void
set_widths (PentadSketch *sketch,
            double room,
            const PentadTable *table,
            PentadTableColumns *columns)
{
  int n = table->n_columns;
  g_autofree double *need = g_new (double, n);

  /* The names first in one line, headings too. */
  need[0] = table->n_rows < 1
                ? 0
                : MIN (pentad_rows_widest (sketch, &table->cells[0].text,
                                           sizeof (PentadTableCell) * (gsize)n, table->n_rows,
                                           &columns->name, room * NAME_SHARE),
                       room * NAME_SHARE);
  need[0] = MAX (need[0], measure (sketch, table->columns[0].title, &heading_style));
  for (int c = 1; c < n; c++)
    need[c] = MAX (need_of (table, c, columns->text[c]),
                   measure (sketch, table->columns[c].title, &heading_style));
  set_shares (columns->width, room, table);
  if (share_out (columns->width, need, n))
    return;
  for (int c = 1; c < n; c++)
    need[c] = MAX (need_of (table, c, columns->text[c]), fold (sketch, table->columns[c].title));
  set_shares (columns->width, room, table);
  if (share_out (columns->width, need, n))
    return;
  squeeze (columns->width, need, room, table);
}

/* Whether a heading does not fit into one line. */
static gboolean
has_folded (PentadSketch *sketch, const PentadTable *table, const PentadTableColumns *columns)
{
  for (int c = 0; c < table->n_columns; c++)
    if (measure (sketch, table->columns[c].title, &heading_style) > columns->width[c] + 1)
      return TRUE;
  return FALSE;
}

PentadTableColumns
pentad_table_columns_new (PentadSketch *sketch, PentadRect area, const PentadTable *table)
{
  int n = table->n_columns;
  PentadTextStyle bold = { .type = PENTAD_TYPE_BODY, .bold = TRUE };
  PentadTableColumns columns = { .x = g_new0 (double, n),
                                 .width = g_new0 (double, n),
                                 .text = g_new0 (double, n),
                                 .header_height = HEADER_HEIGHT,
                                 .name = { .type = PENTAD_TYPE_BODY } };
  double x = area.x;

  for (int c = 1; c < n && table->n_rows > 0; c++)
    columns.text[c] = table->cells[c].line != NULL
                          ? 0
                          : pentad_rows_widest (sketch, &table->cells[c].text,
                                                sizeof (PentadTableCell) * (gsize)n, table->n_rows,
                                                &bold, area.width);
  set_widths (sketch, area.width - (n - 1) * PENTAD_TABLE_COLUMN_GAP, table, &columns);
  if (has_folded (sketch, table, &columns))
    columns.header_height =
        2 * pentad_sketch_measure (sketch, "0", &heading_style).height + 2 * HEADER_PAD;
  for (int c = 0; c < n; c++)
    {
      columns.x[c] = x;
      x += columns.width[c] + PENTAD_TABLE_COLUMN_GAP;
    }
  return columns;
}

void
pentad_table_columns_clear (PentadTableColumns *columns)
{
  g_clear_pointer (&columns->x, g_free);
  g_clear_pointer (&columns->width, g_free);
  g_clear_pointer (&columns->text, g_free);
}

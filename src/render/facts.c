/* Facts in lines: a leading sentence, then names at the left and values at the right.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/facts.h"

#include "render/format.h"
#include "render/panel.h"
#include "render/rows.h"

#include "model/division.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_NATURAL 44
#define ROW_LEAST   22
#define BLOCK_GAP   12

static void
draw_fact (PentadSketch *sketch, PentadRect row, const PentadFact *fact)
{
  double middle = row.y + row.height / 2;
  double right;
  PentadTextStyle label = { .type = PENTAD_TYPE_BODY,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  PentadTextStyle value = { .type = PENTAD_TYPE_TITLE,
                            .ink = pentad_tone_ink (fact->value != NULL ? fact->tone
                                                                        : PENTAD_TONE_MUTED),
                            .bold = TRUE,
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)(row.width * 0.7) };

  right = pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, row.x + row.width, middle,
                              fact->value != NULL ? fact->value : PENTAD_NO_VALUE, &value)
              .x;
  label.max_width = (float)(right - row.x - BLOCK_GAP);
  if (label.max_width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, row.x, middle, fact->label, &label);
  pentad_sketch_hit (sketch, row, fact->key, NULL, PENTAD_NO_PLACE);
}

static PentadDataTable *
tell (const PentadFacts *facts)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, _ ("Value"));
  for (int i = 0; i < facts->n_facts; i++)
    {
      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, facts->facts[i].label, NAN);
      pentad_data_table_set (table, 1, facts->facts[i].value, NAN);
    }
  return table;
}

void
pentad_facts_layout (PentadSketch *sketch, PentadRect area, const PentadFacts *facts)
{
  PentadTextStyle lead = { .type = PENTAD_TYPE_NAME,
                           .ink = PENTAD_INK_TEXT,
                           .bold = TRUE,
                           .anchor = PENTAD_ANCHOR_TOP,
                           .max_lines = 3 };
  PentadTextStyle note = { .type = PENTAD_TYPE_CAPTION,
                           .ink = PENTAD_INK_TEXT_MUTED,
                           .anchor = PENTAD_ANCHOR_TOP };
  PentadRows rows;

  if (area.width < 40 || area.height < ROW_LEAST)
    return;
  lead.max_width = note.max_width = (float)area.width;
  pentad_sketch_set_chart (sketch, facts->id);
  pentad_sketch_tell (sketch, tell (facts));
  if (facts->lead != NULL && facts->lead[0] != '\0')
    pentad_rect_cut_top (
        &area,
        pentad_sketch_text (sketch, PENTAD_ROLE_TITLE, area.x, area.y, facts->lead, &lead).height +
            BLOCK_GAP);
  rows = pentad_rows_fit (area.height, facts->n_facts, ROW_NATURAL, ROW_LEAST, FALSE);
  for (int i = 0; i < rows.shown; i++)
    {
      pentad_sketch_point (sketch, i, -1);
      draw_fact (sketch, pentad_rect (area.x, area.y + i * rows.height, area.width, rows.height),
                 &facts->facts[i]);
    }
  pentad_rows_layout_more (sketch, area, &rows);
  pentad_rect_cut_top (&area, rows.shown * rows.height);
  note.max_lines = (int)(area.height / 20);
  if (facts->note != NULL && note.max_lines > 0 && rows.left_out == 0)
    pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, area.x, area.y + (rows.shown > 0 ? 6 : 0),
                        facts->note, &note);
  pentad_sketch_set_chart (sketch, NULL);
}

/* The places that can be chosen next, with the figures a board is about: the list beside the map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/place-table.h"

#include <math.h>

#include "board/panels.h"

/* The indicators of the board's headlines, each once. Borrowed; how many. */
static guint
list_indicators (const PentadScheme *scheme,
                 const PentadBoardSpec *board,
                 const PentadIndicator *indicators[PENTAD_PLACE_TABLE_FIGURES])
{
  guint n = 0;

  for (guint i = 0; i < board->panels->len && n < PENTAD_PLACE_TABLE_FIGURES; i++)
    {
      const PentadPanelSpec *panel = g_ptr_array_index (board->panels, i);
      const PentadIndicator *indicator =
          g_str_equal (panel->kind, "headline") && panel->figure != NULL
              ? pentad_scheme_find (scheme, panel->figure)
              : NULL;
      gboolean known = indicator == NULL;

      for (guint j = 0; j < n && !known; j++)
        known = indicators[j] == indicator;
      if (!known)
        indicators[n++] = indicator;
    }
  return n;
}

PentadDataTable *
pentad_place_table_new (const PentadBoardData *data,
                        const PentadBoardSpec *board,
                        PentadLanguage language,
                        GArray **places)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);
  const PentadDivisions *divisions = pentad_city_get_divisions (data->query.city);
  const PentadScheme *scheme = pentad_city_get_scheme (data->query.city);
  const PentadIndicator *indicators[PENTAD_PLACE_TABLE_FIGURES];
  guint n = scheme != NULL ? list_indicators (scheme, board, indicators) : 0;

  *places = divisions != NULL ? pentad_divisions_children (divisions, data->query.place)
                              : g_array_new (FALSE, FALSE, sizeof (int));
  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  for (guint i = 0; i < n; i++)
    pentad_data_table_add_column (table, PENTAD_DATA_VALUE,
                                  pentad_label_get (&indicators[i]->label, language));
  for (guint row = 0; row < (*places)->len; row++)
    {
      int place = g_array_index (*places, int, row);
      g_autofree char *name = pentad_board_place_label (data, place, language);

      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, name, NAN);
      for (guint i = 0; i < n; i++)
        {
          const PentadFigure *figure =
              pentad_figures_lookup (data->figures, place, indicators[i]->id);
          g_autofree char *text = pentad_board_figure_text (indicators[i], figure);

          pentad_data_table_set (table, i + 1, text, text != NULL ? figure->value : NAN);
        }
    }
  return table;
}

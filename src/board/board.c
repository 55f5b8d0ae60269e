/* From a board to scenes: each panel by itself, or the whole page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/board.h"
#include "board/board-head.h"
#include "board/panels.h"
#include "render/data-words.h"

#define PANEL_ROW(kind, func) { kind, func },
static const struct
{
  const char *kind;
  PentadPanelFunc func;
} kinds[] = { PENTAD_PANEL_KINDS (PANEL_ROW) };
#undef PANEL_ROW

gboolean
pentad_board_knows_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return TRUE;
  return FALSE;
}

PentadRect
pentad_board_panel_rect (const PentadBoardSpec *spec,
                         guint panel,
                         PentadRect area,
                         const PentadTheme *theme)
{
  const PentadPanelSpec *item = g_ptr_array_index (spec->panels, panel);
  /* Cells are the area and one gap more, so that the gap after the last cell falls outside. */
  double cell_w = (area.width + theme->gap) / PENTAD_BOARD_COLUMNS;
  double cell_h = (area.height + theme->gap) / PENTAD_BOARD_ROWS;

  return pentad_rect (area.x + item->column * cell_w, area.y + item->row * cell_h,
                      MAX (0, item->columns * cell_w - theme->gap),
                      MAX (0, item->rows * cell_h - theme->gap));
}

static void
draw_panel (PentadSketch *sketch,
            PentadRect area,
            const PentadBoardData *data,
            const PentadPanelSpec *panel,
            const PentadBoardStyle *style)
{
  PentadPanelContext ctx = {
    .data = data,
    .spec = panel,
    .style = style,
    .sketch = sketch,
    .area = area,
    .language = style->theme->language,
    .strings = g_ptr_array_new_with_free_func (g_free),
  };
  PentadPanelFunc func = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && func == NULL; i++)
    if (g_str_equal (kinds[i].kind, panel->kind))
      func = kinds[i].func;
  if (func != NULL)
    func (&ctx);
  else
    pentad_panel_frame (&ctx, NULL, PENTAD_PANEL_ERROR);
  g_ptr_array_unref (ctx.strings);
}

PentadScene *
pentad_board_panel_scene (const PentadBoardData *data,
                          const PentadPanelSpec *panel,
                          const PentadBoardStyle *style,
                          double width,
                          double height)
{
  PentadSketch *sketch = pentad_sketch_new (style->theme, style->text, width, height);

  draw_panel (sketch, pentad_rect (0, 0, width, height), data, panel, style);
  return pentad_sketch_finish (sketch);
}

const char *
pentad_board_panel_title (const PentadBoardData *data,
                          const PentadPanelSpec *panel,
                          PentadLanguage language)
{
  const PentadScheme *scheme = pentad_city_get_scheme (data->query.city);
  const PentadIndicator *indicator =
      scheme != NULL && panel->figure != NULL ? pentad_scheme_find (scheme, panel->figure) : NULL;
  const char *title = pentad_label_get (&panel->title, language);

  if (title[0] != '\0')
    return title;
  /* A scheme that does not have the figure leaves its id to say what is missing. */
  return indicator != NULL       ? pentad_label_get (&indicator->label, language)
         : panel->figure != NULL ? panel->figure
                                 : title;
}

char *
pentad_board_panel_summary (const PentadBoardData *data,
                            const PentadPanelSpec *panel,
                            const PentadScene *scene,
                            PentadLanguage language)
{
  g_autofree char *place = pentad_board_place_label (data, data->query.place, language);
  const char *state = pentad_scene_get_state (scene);
  GString *out = g_string_new (pentad_board_panel_title (data, panel, language));

  g_string_append_printf (out, ", %s", place);
  if (state != NULL)
    g_string_append_printf (out, ": %s", state);
  for (guint i = 0; i < pentad_scene_get_n_tables (scene); i++)
    {
      g_autofree char *words = pentad_data_table_summary (pentad_scene_get_table (scene, i));

      g_string_append_printf (out, "%s%s", state == NULL && i == 0 ? ": " : "; ", words);
    }
  return g_string_free (out, FALSE);
}

int
pentad_board_find_map (const PentadBoardSpec *spec)
{
  for (guint i = 0; i < spec->panels->len; i++)
    if (g_str_equal (((PentadPanelSpec *)g_ptr_array_index (spec->panels, i))->kind, "map"))
      return (int)i;
  return -1;
}

PentadScene *
pentad_board_page (const PentadBoardData *data,
                   const PentadBoardPage *page,
                   const PentadBoardStyle *style)
{
  const PentadTheme *theme = style->theme;
  const PentadBoardSpec *spec = pentad_board_spec_get_page (page->boards[page->chosen], page->page);
  PentadSketch *sketch = pentad_sketch_new (theme, style->text, theme->width, theme->height);
  PentadRect area = pentad_board_head (sketch, pentad_rect (0, 0, theme->width, theme->height),
                                       data, page, style);

  for (guint i = 0; i < spec->panels->len; i++)
    {
      PentadRect rect = pentad_board_panel_rect (spec, i, area, theme);

      draw_panel (sketch, rect, data, g_ptr_array_index (spec->panels, i), style);
    }
  return pentad_sketch_finish (sketch);
}

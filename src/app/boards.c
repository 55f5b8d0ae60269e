/* The boards of the application, as its user has chosen their layers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/boards.h"

#include "snapshot/boards.h"

/* Ids that a platform does not serve show nothing. */
static void
choose_layers (PentadBoardSpec *page, char *const *ids)
{
  for (guint i = 0; i < page->panels->len; i++)
    {
      PentadPanelSpec *panel = g_ptr_array_index (page->panels, i);

      if (!g_str_equal (panel->kind, "map"))
        continue;
      g_ptr_array_set_size (panel->layers, 0);
      for (guint n = 0; ids[n] != NULL; n++)
        if (ids[n][0] != '\0' && !g_str_equal (ids[n], "none"))
          g_ptr_array_add (panel->layers, g_strdup (ids[n]));
    }
}

GPtrArray *
pentad_boards_load (const PentadSnapshot *snapshot, const char *layers, GError **error)
{
  g_auto (GStrv) ids = layers != NULL ? g_strsplit_set (layers, " ,", -1) : NULL;
  GPtrArray *boards = pentad_boards_read (snapshot, error);

  for (guint i = 0; boards != NULL && ids != NULL && i < boards->len; i++)
    {
      PentadBoardSpec *board = g_ptr_array_index (boards, i);

      for (guint n = 0; n < pentad_board_spec_get_n_pages (board); n++)
        choose_layers (pentad_board_spec_get_page (board, n), ids);
    }
  return boards;
}

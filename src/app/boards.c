/* The five boards that ship with the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/boards.h"

#include "codec/board-file.h"
#include "host/paths.h"

/* The views in their order (domain.md 1.1). */
static const char *const files[] = { "perception.json", "analysis.json", "service.json",
                                     "command.json", "supervision.json" };

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
pentad_boards_load (const char *layers, GError **error)
{
  g_auto (GStrv) ids = layers != NULL ? g_strsplit_set (layers, " ,", -1) : NULL;
  g_autoptr (GPtrArray) boards =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_board_spec_unref);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = pentad_paths_find_data ("boards", files[i], error);
      PentadBoardSpec *board = path != NULL ? pentad_read_board_file (path, error) : NULL;

      if (board == NULL)
        return NULL;
      g_ptr_array_add (boards, board);
      for (guint n = 0; ids != NULL && n < pentad_board_spec_get_n_pages (board); n++)
        choose_layers (pentad_board_spec_get_page (board, n), ids);
    }
  return g_steal_pointer (&boards);
}

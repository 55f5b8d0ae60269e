/* The five boards that ship with the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/boards.h"

#include "codec/board-file.h"
#include "host/paths.h"

/* The views in their order (domain.md 1.1). */
static const char *const files[] = { "perception.json", "analysis.json", "service.json",
                                     "command.json", "supervision.json" };

GPtrArray *
pentad_boards_load (GError **error)
{
  g_autoptr (GPtrArray) boards =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_board_spec_unref);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = pentad_paths_find_data ("boards", files[i], error);
      PentadBoardSpec *board = path != NULL ? pentad_read_board_file (path, error) : NULL;

      if (board == NULL)
        return NULL;
      g_ptr_array_add (boards, board);
    }
  return g_steal_pointer (&boards);
}

/* The boards that views show: those of an open snapshot, or those of this machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/boards.h"

#include "codec/board-file.h"
#include "host/paths.h"

#include <glib/gi18n-lib.h>

/* Bytes of a board at most; the largest that ships has 13 kB. */
#define MAX_BOARD_LEN (1 << 20)

/* The views in their order (domain.md 1.1). */
static const char *const ids[PENTAD_N_BOARDS] = { "perception", "analysis", "service", "command",
                                                  "supervision" };

const char *
pentad_boards_get_id (guint index)
{
  g_return_val_if_fail (index < PENTAD_N_BOARDS, NULL);
  return ids[index];
}

static char *
name_entry (guint index)
{
  return g_strconcat (PENTAD_BOARDS_FOLDER, ids[index], ".json", NULL);
}

/* The text of a board of the snapshot, or with NULL of this machine; origin (transfer full) names
 * entry or file. */
static GBytes *
load (const PentadSnapshot *snapshot, guint index, char **origin, GError **error)
{
  g_autofree char *file = g_strconcat (ids[index], ".json", NULL);
  char *text;
  gsize len;

  *origin = snapshot != NULL ? name_entry (index) : pentad_paths_find_data ("boards", file, error);
  if (*origin == NULL)
    return NULL;
  if (snapshot != NULL)
    return pentad_snapshot_read (snapshot, *origin, error);
  return g_file_get_contents (*origin, &text, &len, error) ? g_bytes_new_take (text, len) : NULL;
}

/* One that calls itself otherwise would be shown under the wrong name. */
static PentadBoardSpec *
read_board (guint index, GBytes *bytes, const char *origin, GError **error)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);
  g_autoptr (PentadBoardSpec) board = NULL;

  if (len > MAX_BOARD_LEN)
    {
      g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_LIMIT,
                   _ ("%s: larger than the %d kB that a board may have"), origin,
                   MAX_BOARD_LEN >> 10);
      return NULL;
    }
  board = pentad_read_board (data, len, origin, error);
  if (board == NULL || g_str_equal (board->id, ids[index]))
    return g_steal_pointer (&board);
  g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_MANIFEST,
               _ ("%s: /id: expected “%s”"), origin, ids[index]);
  return NULL;
}

/* Some of them would be a mixture of two sets. */
static gboolean
holds_boards (const PentadSnapshot *snapshot)
{
  if (snapshot == NULL)
    return FALSE;
  for (guint i = 0; i < PENTAD_N_BOARDS; i++)
    {
      g_autofree char *name = name_entry (i);

      if (pentad_manifest_find (pentad_snapshot_get_manifest (snapshot), name) == NULL)
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
pentad_boards_read (const PentadSnapshot *snapshot, GError **error)
{
  const PentadSnapshot *source = holds_boards (snapshot) ? snapshot : NULL;
  g_autoptr (GPtrArray) boards =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_board_spec_unref);

  for (guint i = 0; i < PENTAD_N_BOARDS; i++)
    {
      g_autofree char *origin = NULL;
      g_autoptr (GBytes) bytes = load (source, i, &origin, error);
      PentadBoardSpec *board = bytes != NULL ? read_board (i, bytes, origin, error) : NULL;

      if (board == NULL)
        return NULL;
      g_ptr_array_add (boards, board);
    }
  return g_steal_pointer (&boards);
}

gboolean
pentad_boards_keep (PentadSnapshotBuilder *builder,
                    const PentadSnapshot *source,
                    PentadRecorderFilterFunc filter,
                    gpointer filter_data,
                    GError **error)
{
  const PentadSnapshot *kept = holds_boards (source) ? source : NULL;

  for (guint i = 0; i < PENTAD_N_BOARDS; i++)
    {
      g_autofree char *origin = NULL, *name = name_entry (i);
      g_autoptr (GBytes) bytes = load (kept, i, &origin, error);
      g_autoptr (PentadBoardSpec) board =
          bytes != NULL ? read_board (i, bytes, origin, error) : NULL;
      g_autoptr (GBytes) left = NULL;

      if (board == NULL)
        return FALSE;
      left = filter != NULL ? filter (name, bytes, filter_data) : g_bytes_ref (bytes);
      if (left != NULL && !pentad_snapshot_builder_add (builder, name, left, error))
        return FALSE;
    }
  return TRUE;
}

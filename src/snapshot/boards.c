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

/* A board of this machine; its file is named in path (transfer full). */
static GBytes *
load (guint index, char **path, GError **error)
{
  g_autofree char *file = g_strconcat (ids[index], ".json", NULL);
  char *text;
  gsize len;

  *path = pentad_paths_find_data ("boards", file, error);
  return *path != NULL && g_file_get_contents (*path, &text, &len, error)
             ? g_bytes_new_take (text, len)
             : NULL;
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

static PentadBoardSpec *
read_entry (const PentadSnapshot *snapshot, guint index, GError **error)
{
  g_autofree char *name = name_entry (index);
  g_autoptr (GBytes) bytes = pentad_snapshot_read (snapshot, name, error);

  return bytes != NULL ? read_board (index, bytes, name, error) : NULL;
}

static PentadBoardSpec *
read_file (guint index, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = load (index, &path, error);

  return bytes != NULL ? read_board (index, bytes, path, error) : NULL;
}

/* Some of them would be a mixture of two sets. */
static gboolean
holds_boards (const PentadSnapshot *snapshot)
{
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
  gboolean is_own = snapshot == NULL || !holds_boards (snapshot);
  g_autoptr (GPtrArray) boards =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_board_spec_unref);

  for (guint i = 0; i < PENTAD_N_BOARDS; i++)
    {
      PentadBoardSpec *board = is_own ? read_file (i, error) : read_entry (snapshot, i, error);

      if (board == NULL)
        return NULL;
      g_ptr_array_add (boards, board);
    }
  return g_steal_pointer (&boards);
}

gboolean
pentad_boards_keep (PentadSnapshotBuilder *builder,
                    PentadRecorderFilterFunc filter,
                    gpointer filter_data,
                    GError **error)
{
  for (guint i = 0; i < PENTAD_N_BOARDS; i++)
    {
      g_autofree char *path = NULL, *name = name_entry (i);
      g_autoptr (GBytes) bytes = load (i, &path, error);
      g_autoptr (PentadBoardSpec) board = bytes != NULL ? read_board (i, bytes, path, error) : NULL;
      g_autoptr (GBytes) left = NULL;

      if (board == NULL)
        return FALSE;
      left = filter != NULL ? filter (name, bytes, filter_data) : g_bytes_ref (bytes);
      if (left != NULL && !pentad_snapshot_builder_add (builder, name, left, error))
        return FALSE;
    }
  return TRUE;
}

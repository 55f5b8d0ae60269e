/* A snapshot in the place of a platform: its documents by their addresses, without a wire.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/stand-in.h"
#include "snapshot/key-store.h"
#include "snapshot/zip-structure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  PentadSnapshot *snapshot;
  char *base; /* with which every address begins */
} Shelf;

static void
shelf_free (gpointer data)
{
  Shelf *shelf = data;

  pentad_snapshot_unref (shelf->snapshot);
  g_free (shelf->base);
  g_free (shelf);
}

char *
pentad_snapshot_name_document (const char *path)
{
  gsize len = strcspn (path, "?");
  g_autofree char *name = NULL;

  if (path[0] != '/')
    return NULL;
  name = g_strdup_printf ("%.*s.json", (int)len - 1, path + 1);
  return pentad_zip_is_plain_name (name, strlen (name)) ? g_steal_pointer (&name) : NULL;
}

static gboolean
is_forbidden (const PentadManifest *manifest, const char *name)
{
  return g_ptr_array_find_with_equal_func (manifest->forbidden, name, g_str_equal, NULL);
}

static void
answer_cb (const char *url, PentadHttpResponse *response, char **reason, gpointer user_data)
{
  const Shelf *shelf = user_data;
  const PentadManifest *manifest = pentad_snapshot_get_manifest (shelf->snapshot);
  g_autofree char *name = g_str_has_prefix (url, shelf->base)
                              ? pentad_snapshot_name_document (url + strlen (shelf->base))
                              : NULL;
  g_autoptr (GError) error = NULL;

  response->date = manifest->taken;
  if (name != NULL && is_forbidden (manifest, name))
    {
      response->result = PENTAD_HTTP_UNAUTHORISED;
      response->status = 403;
      *reason = g_strdup (_ ("the platform did not let the snapshot have it"));
      return;
    }
  if (name != NULL)
    response->body = pentad_snapshot_read (shelf->snapshot, name, &error);
  if (response->body != NULL)
    {
      response->result = PENTAD_HTTP_OK;
      response->status = 200;
      response->wire_bytes = g_bytes_get_size (response->body);
      response->validator = "\"snapshot\"";
      return;
    }
  if (error == NULL ||
      g_error_matches (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_NO_ENTRY))
    {
      response->result = PENTAD_HTTP_NOT_FOUND;
      response->status = 404;
      *reason = g_strdup (_ ("the snapshot does not hold it"));
      return;
    }
  response->result = PENTAD_HTTP_BROKEN;
  *reason = g_strdup (error->message);
}

void
pentad_snapshot_stand_in (PentadSnapshot *snapshot, const char *path, PentadStandIn *stand_in)
{
  Shelf *shelf = g_new0 (Shelf, 1);

  shelf->snapshot = pentad_snapshot_ref (snapshot);
  shelf->base = g_strdup (path);
  stand_in->access = pentad_http_access_new ("");
  pentad_http_access_set_stand_in (stand_in->access, answer_cb, shelf, shelf_free);
  stand_in->as_of = pentad_snapshot_get_manifest (snapshot)->as_of;
  stand_in->from_day = pentad_snapshot_get_manifest (snapshot)->from;
  stand_in->file = pentad_snapshot_ref (snapshot);
  stand_in->free_file = (GDestroyNotify)pentad_snapshot_unref;
}

gboolean
pentad_snapshot_open_stand_in (const char *path, PentadStandIn *stand_in, GError **error)
{
  return pentad_snapshot_open_stand_in_watched (path, NULL, stand_in, error);
}

gboolean
pentad_snapshot_open_stand_in_watched (const char *path,
                                       PentadSnapshotWatch *watch,
                                       PentadStandIn *stand_in,
                                       GError **error)
{
  g_autoptr (PentadSnapshot) snapshot =
      pentad_snapshot_open_watched (path, pentad_key_store_find_trusted, NULL, watch, error);

  if (snapshot == NULL)
    return FALSE;
  pentad_snapshot_stand_in (snapshot, path, stand_in);
  return TRUE;
}

/* Puts a snapshot together: documents as they come, then manifest and seal, then the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/snapshot-builder.h"
#include "snapshot/zip-pack.h"
#include "snapshot/zip-structure.h"

#include "codec/columns.h"
#include "host/atomic-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/statvfs.h>

/* What is packed for months and read for one day: cases that have ended. */
#define TIGHT "v1/ended/"
/* Below, what there is to gain is not worth another form. */
#define TIGHT_SIZE (64 * 1024)
/* Left free on the disk beside the file, in bytes: what else writes there goes on. */
#define SPARE_BYTES (16 * 1024 * 1024)

struct _PentadSnapshotBuilder
{
  GMutex lock;
  GPtrArray *packed; /* PentadZipPacked */
};

PentadSnapshotBuilder *
pentad_snapshot_builder_new (void)
{
  PentadSnapshotBuilder *self = g_new0 (PentadSnapshotBuilder, 1);

  g_mutex_init (&self->lock);
  self->packed = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_zip_packed_free);
  return self;
}

void
pentad_snapshot_builder_free (PentadSnapshotBuilder *self)
{
  g_ptr_array_unref (self->packed);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Under the lock. */
static void
drop (PentadSnapshotBuilder *self, const char *name)
{
  for (guint i = 0; i < self->packed->len; i++)
    if (g_str_equal (((PentadZipPacked *)g_ptr_array_index (self->packed, i))->name, name))
      {
        g_ptr_array_remove_index_fast (self->packed, i);
        return;
      }
}

/* By columns and bzip2; NULL for a document that is packed as it is. */
static PentadZipPacked *
pack_tight (const char *name, GBytes *document)
{
  g_autofree char *tight_name = pentad_manifest_name_columns (name);
  g_autoptr (GBytes) columns = NULL;

  if (!g_str_has_prefix (name, TIGHT) || tight_name == NULL ||
      g_bytes_get_size (document) < TIGHT_SIZE)
    return NULL;
  columns = pentad_columns_pack (document);
  return columns != NULL ? pentad_zip_pack_tight (tight_name, columns) : NULL;
}

gboolean
pentad_snapshot_builder_add (PentadSnapshotBuilder *self,
                             const char *name,
                             GBytes *document,
                             GError **error)
{
  g_autofree char *tight_name = pentad_manifest_name_columns (name);
  PentadZipPacked *packed = pack_tight (name, document);

  if (packed == NULL)
    packed = pentad_zip_pack (name, document, error);
  if (packed == NULL)
    return FALSE;
  g_mutex_lock (&self->lock);
  drop (self, name);
  if (tight_name != NULL)
    drop (self, tight_name);
  g_ptr_array_add (self->packed, packed);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

guint
pentad_snapshot_builder_measure (PentadSnapshotBuilder *self, guint64 *size, guint64 *packed)
{
  guint n;

  *size = *packed = 0;
  g_mutex_lock (&self->lock);
  n = self->packed->len;
  for (guint i = 0; i < n; i++)
    {
      const PentadZipPacked *entry = g_ptr_array_index (self->packed, i);

      *size += entry->size;
      *packed += g_bytes_get_size (entry->local);
    }
  g_mutex_unlock (&self->lock);
  return n;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const PentadZipPacked *const *first = a, *const *second = b;

  return strcmp ((*first)->name, (*second)->name);
}

static gboolean
add_manifest (PentadSnapshotBuilder *self, PentadManifest *manifest, GError **error)
{
  g_autoptr (GBytes) text = NULL;

  g_ptr_array_sort (self->packed, compare_names);
  g_ptr_array_set_size (manifest->entries, 0);
  for (guint i = 0; i < self->packed->len; i++)
    {
      const PentadZipPacked *packed = g_ptr_array_index (self->packed, i);
      PentadManifestEntry entry = { .name = packed->name,
                                    .size = packed->size,
                                    .has_packed = TRUE };

      memcpy (entry.digest, packed->digest, sizeof entry.digest);
      pentad_seal_digest (g_bytes_get_data (packed->local, NULL), g_bytes_get_size (packed->local),
                          entry.packed);
      pentad_manifest_add (manifest, &entry);
    }
  text = pentad_manifest_write (manifest);
  return pentad_snapshot_builder_add (self, PENTAD_MANIFEST_NAME, text, error);
}

GBytes *
pentad_snapshot_builder_finish (PentadSnapshotBuilder *self,
                                PentadManifest *manifest,
                                const PentadKeyPair *key,
                                GError **error)
{
  g_autoptr (GByteArray) zip = NULL;
  char seal[PENTAD_SEAL_LEN];

  if (!add_manifest (self, manifest, error))
    return NULL;
  zip = pentad_zip_join (self->packed, PENTAD_SEAL_LEN, error);
  if (zip == NULL)
    return NULL;
  pentad_seal_make (zip->data, zip->len, key, seal);
  g_byte_array_append (zip, (const guint8 *)seal, sizeof seal);
  return g_byte_array_free_to_bytes (g_steal_pointer (&zip));
}

static gboolean
has_room (const char *path, gsize len, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statvfs status;
  guint64 room;

  /* What cannot be asked is seen by writing. */
  if (statvfs (folder, &status) < 0)
    return TRUE;
  room = (guint64)status.f_bavail * status.f_frsize;
  if (room >= len + SPARE_BYTES)
    return TRUE;
  g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_SPACE,
               _ ("Cannot write %s: %zu MB are free, %zu MB are needed"), path, (gsize)(room >> 20),
               (len + SPARE_BYTES + (1 << 20) - 1) >> 20);
  return FALSE;
}

gboolean
pentad_snapshot_write_file (GBytes *snapshot, const char *path, GError **error)
{
  return has_room (path, g_bytes_get_size (snapshot), error) &&
         pentad_atomic_file_write (path, snapshot, 0644, error);
}

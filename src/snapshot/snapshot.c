/* An opened snapshot: checked as a whole before anything of it is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/snapshot.h"
#include "snapshot/zip-pack.h"
#include "snapshot/zip-structure.h"

#include "codec/columns.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of the checking of an unsigned file that does not tell what is packed, so that everything is
 * unpacked, about what its digest takes. */
#define SEALED_PERMILLE 50

struct _PentadSnapshot
{
  gatomicrefcount refs;
  char *origin;
  GBytes *bytes;
  GPtrArray *entries; /* PentadZipEntry */
  PentadManifest *manifest;
  PentadSeal seal;
  char *signer;        /* NULL: not trusted */
  gboolean is_doubted; /* documents are looked at when they are read */
};

static const PentadZipEntry *
find_entry (const PentadSnapshot *self, const char *name)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const PentadZipEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->name, name))
        return entry;
    }
  return NULL;
}

static GBytes *
unpack (const PentadSnapshot *self, const PentadZipEntry *entry, GError **error)
{
  gsize len;
  const guint8 *data = g_bytes_get_data (self->bytes, &len);

  return pentad_zip_unpack (data + entry->offset, len - entry->offset, entry->name, entry->size,
                            error);
}

static gboolean
read_manifest (PentadSnapshot *self, GError **error)
{
  const PentadZipEntry *entry = find_entry (self, PENTAD_MANIFEST_NAME);
  g_autofree char *origin = g_strconcat (self->origin, "/" PENTAD_MANIFEST_NAME, NULL);
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize len;

  if (entry == NULL)
    {
      g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_MANIFEST,
                   _ ("%s: it has no manifest"), self->origin);
      return FALSE;
    }
  bytes = unpack (self, entry, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, "%s: ", self->origin);
      return FALSE;
    }
  data = g_bytes_get_data (bytes, &len);
  self->manifest = pentad_manifest_read (data, len, origin, error);
  return self->manifest != NULL;
}

/* A document as it is and by columns, too: two answers to one question. */
static gboolean
is_twice (const PentadSnapshot *self, const char *name)
{
  g_autofree char *document = pentad_manifest_name_document (name);

  return pentad_manifest_is_columns (name) && find_entry (self, document) != NULL;
}

static gboolean
fail_other_entry (const PentadSnapshot *self, const char *name, GError **error)
{
  g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_MANIFEST,
               _ ("%s: the entry “%s” is not the one that the manifest tells of"), self->origin,
               name);
  return FALSE;
}

/* The manifest tells of exactly the entries that are there. */
static gboolean
check_manifest (const PentadSnapshot *self, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const PentadZipEntry *entry = g_ptr_array_index (self->entries, i);
      const PentadManifestEntry *told =
          n < self->manifest->entries->len ? g_ptr_array_index (self->manifest->entries, n) : NULL;

      if (g_str_equal (entry->name, PENTAD_MANIFEST_NAME))
        continue;
      if (told == NULL || !g_str_equal (told->name, entry->name) || told->size != entry->size)
        return fail_other_entry (self, entry->name, error);
      if (is_twice (self, entry->name))
        {
          g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_MANIFEST,
                       _ ("%s: the entry “%s” is there twice, or not in its order"), self->origin,
                       entry->name);
          return FALSE;
        }
      n++;
    }
  if (n == self->manifest->entries->len)
    return TRUE;
  g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_MANIFEST,
               _ ("%s: the entry “%s” of the manifest is missing"), self->origin,
               ((PentadManifestEntry *)g_ptr_array_index (self->manifest->entries, n))->name);
  return FALSE;
}

PentadSnapshot *
pentad_snapshot_ref (PentadSnapshot *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
pentad_snapshot_unref (PentadSnapshot *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->origin);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->manifest, pentad_manifest_free);
  g_free (self->signer);
  g_free (self);
}

const PentadManifest *
pentad_snapshot_get_manifest (const PentadSnapshot *self)
{
  return self->manifest;
}

const PentadSeal *
pentad_snapshot_get_seal (const PentadSnapshot *self)
{
  return &self->seal;
}

PentadSignature
pentad_snapshot_get_signature (const PentadSnapshot *self)
{
  if (self->seal.algorithm == PENTAD_SEAL_SHA256)
    return PENTAD_SIGNATURE_NONE;
  return self->signer != NULL ? PENTAD_SIGNATURE_TRUSTED : PENTAD_SIGNATURE_UNKNOWN;
}

const char *
pentad_snapshot_get_signer (const PentadSnapshot *self)
{
  return self->signer;
}

gsize
pentad_snapshot_get_len (const PentadSnapshot *self)
{
  return g_bytes_get_size (self->bytes);
}

static gboolean
check_digest (const PentadSnapshot *self,
              const PentadManifestEntry *told,
              GBytes *bytes,
              GError **error)
{
  guint8 digest[PENTAD_DIGEST_LEN];

  pentad_seal_digest (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), digest);
  return memcmp (digest, told->digest, sizeof digest) == 0 ||
         fail_other_entry (self, told->name, error);
}

/* The document that an entry is. */
static GBytes *
read_document (const PentadSnapshot *self,
               const PentadManifestEntry *told,
               gboolean with_digest,
               GError **error)
{
  g_autoptr (GBytes) bytes = unpack (self, find_entry (self, told->name), error);
  g_autofree char *origin = NULL;

  if (bytes == NULL)
    {
      g_prefix_error (error, "%s: ", self->origin);
      return NULL;
    }
  if (with_digest && !check_digest (self, told, bytes, error))
    return NULL;
  if (!pentad_manifest_is_columns (told->name))
    return g_steal_pointer (&bytes);
  origin = g_strconcat (self->origin, "/", told->name, NULL);
  return pentad_columns_unpack (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), origin,
                                PENTAD_ZIP_MAX_SIZE, error);
}

GBytes *
pentad_snapshot_read (const PentadSnapshot *self, const char *name, GError **error)
{
  const PentadManifestEntry *told = pentad_manifest_find (self->manifest, name);
  g_autofree char *columns = told == NULL ? pentad_manifest_name_columns (name) : NULL;

  if (columns != NULL)
    told = pentad_manifest_find (self->manifest, columns);
  if (told != NULL)
    return read_document (self, told, self->is_doubted, error);
  g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_NO_ENTRY,
               _ ("%s: the snapshot has no %s"), self->origin, name);
  return NULL;
}

/* An entry as the file has it, packed. */
static gboolean
check_packed (const PentadSnapshot *self, const PentadManifestEntry *told, GError **error)
{
  const PentadZipEntry *entry = find_entry (self, told->name);
  const guint8 *data = g_bytes_get_data (self->bytes, NULL);
  guint8 digest[PENTAD_DIGEST_LEN];

  pentad_seal_digest (data + entry->offset, entry->end - entry->offset, digest);
  return memcmp (digest, told->packed, sizeof digest) == 0 ||
         fail_other_entry (self, told->name, error);
}

static gboolean
check_document (const PentadSnapshot *self, const PentadManifestEntry *told, GError **error)
{
  g_autoptr (GBytes) bytes = read_document (self, told, TRUE, error);

  return bytes != NULL;
}

typedef gboolean (*CheckFunc) (const PentadSnapshot *self,
                               const PentadManifestEntry *told,
                               GError **error);

/* What the threads of a check share. */
typedef struct
{
  const PentadSnapshot *snapshot;
  CheckFunc func;
  PentadSnapshotWatch *watch; /* NULL: nobody waits */
  guint n_all;
  gint n_done;     /* atomic */
  gint has_failed; /* atomic: the rest need not be looked at */
  GMutex lock;
  GError *error; /* under the lock: the first one */
} Check;

static void
check_cb (gpointer data, gpointer user_data)
{
  const PentadManifestEntry *told = data;
  Check *check = user_data;
  g_autoptr (GError) error = NULL;

  if (check->watch != NULL && g_atomic_int_get (&check->watch->is_cancelled))
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("given up"));
  if (g_atomic_int_get (&check->has_failed))
    return;
  if (error == NULL && check->func (check->snapshot, told, &error))
    {
      guint n_done = (guint)g_atomic_int_add (&check->n_done, 1) + 1;

      if (check->watch != NULL)
        g_atomic_int_set (&check->watch->permille,
                          SEALED_PERMILLE +
                              (gint)((1000 - SEALED_PERMILLE) * n_done / check->n_all));
      return;
    }
  g_mutex_lock (&check->lock);
  if (check->error == NULL)
    check->error = g_steal_pointer (&error);
  g_mutex_unlock (&check->lock);
  g_atomic_int_set (&check->has_failed, TRUE);
}

static gboolean
check_all (const PentadSnapshot *self, CheckFunc func, PentadSnapshotWatch *watch, GError **error)
{
  Check check = {
    .snapshot = self, .func = func, .watch = watch, .n_all = self->manifest->entries->len
  };
  GThreadPool *pool =
      g_thread_pool_new (check_cb, &check, (int)g_get_num_processors (), FALSE, NULL);

  g_mutex_init (&check.lock);
  for (guint i = 0; i < self->manifest->entries->len; i++)
    g_thread_pool_push (pool, g_ptr_array_index (self->manifest->entries, i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_mutex_clear (&check.lock);
  if (check.error == NULL)
    return TRUE;
  g_propagate_error (error, check.error);
  return FALSE;
}

gboolean
pentad_snapshot_verify_all (const PentadSnapshot *self, GError **error)
{
  return check_all (self, check_document, NULL, error);
}

/* TRUE when the manifest tells of every entry how it is packed. */
static gboolean
tells_packed (const PentadManifest *manifest)
{
  for (guint i = 0; i < manifest->entries->len; i++)
    if (!((const PentadManifestEntry *)g_ptr_array_index (manifest->entries, i))->has_packed)
      return FALSE;
  return TRUE;
}

static PentadSnapshot *
check_bytes (GBytes *bytes,
             const char *origin,
             PentadTrustFunc trust,
             gpointer user_data,
             PentadSnapshotWatch *watch,
             GError **error)
{
  g_autoptr (PentadSnapshot) self = g_new0 (PentadSnapshot, 1);
  const guint8 *data;
  gsize len;

  g_atomic_ref_count_init (&self->refs);
  self->origin = g_strdup (origin);
  self->bytes = g_bytes_ref (bytes);
  data = g_bytes_get_data (bytes, &len);
  if (len > PENTAD_ZIP_MAX_LEN)
    {
      g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_LIMIT,
                   _ ("%s: larger than the %zu MB that a snapshot may have"), origin,
                   PENTAD_ZIP_MAX_LEN >> 20);
      return NULL;
    }
  if (!pentad_seal_verify (data, len, origin, &self->seal, error))
    return NULL;
  if (watch != NULL)
    g_atomic_int_set (&watch->permille, SEALED_PERMILLE);
  self->entries =
      pentad_zip_read_structure (data, len - PENTAD_SEAL_LEN, PENTAD_SEAL_LEN, origin, error);
  if (trust != NULL && self->seal.algorithm == PENTAD_SEAL_SHA256_ED25519)
    self->signer = trust (self->seal.key, user_data);
  if (self->entries == NULL || !read_manifest (self, error) || !check_manifest (self, error))
    return NULL;
  self->is_doubted = self->signer == NULL && tells_packed (self->manifest);
  if (self->signer == NULL &&
      !check_all (self, self->is_doubted ? check_packed : check_document, watch, error))
    return NULL;
  return g_steal_pointer (&self);
}

PentadSnapshot *
pentad_snapshot_new (
    GBytes *bytes, const char *origin, PentadTrustFunc trust, gpointer user_data, GError **error)
{
  return check_bytes (bytes, origin, trust, user_data, NULL, error);
}

static gboolean
fail_to_read (const char *path, int saved_errno, GError **error)
{
  g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_FILE, _ ("Cannot read %s: %s"),
               path, g_strerror (saved_errno));
  return FALSE;
}

/* The whole of a regular file; a pipe or a device might never end. */
static gboolean
read_fd (int fd, const char *path, GBytes **bytes, GError **error)
{
  g_autofree guint8 *data = NULL;
  struct stat status;
  gsize done = 0, size;

  if (fstat (fd, &status) < 0)
    return fail_to_read (path, errno, error);
  if (!S_ISREG (status.st_mode))
    return fail_to_read (path, S_ISDIR (status.st_mode) ? EISDIR : EINVAL, error);
  if ((guint64)status.st_size > PENTAD_ZIP_MAX_LEN)
    return fail_to_read (path, EFBIG, error);
  size = (gsize)status.st_size;
  data = g_malloc (MAX (size, 1));
  while (done < size)
    {
      ssize_t n = read (fd, data + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_to_read (path, errno, error);
      if (n == 0)
        break;
      done += (gsize)n;
    }
  *bytes = g_bytes_new_take (g_steal_pointer (&data), done);
  return TRUE;
}

PentadSnapshot *
pentad_snapshot_open (const char *path, PentadTrustFunc trust, gpointer user_data, GError **error)
{
  return pentad_snapshot_open_watched (path, trust, user_data, NULL, error);
}

PentadSnapshot *
pentad_snapshot_open_watched (const char *path,
                              PentadTrustFunc trust,
                              gpointer user_data,
                              PentadSnapshotWatch *watch,
                              GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gboolean is_read;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    {
      fail_to_read (path, errno, error);
      return NULL;
    }
  is_read = read_fd (fd, path, &bytes, error);
  close (fd);
  return is_read ? check_bytes (bytes, path, trust, user_data, watch, error) : NULL;
}

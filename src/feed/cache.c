/* The last documents of a source on disk, so that a restart shows the last picture at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/cache.h"

#include "codec/divisions-file.h"
#include "host/atomic-file.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>

#define FILE_MODE   0600
#define FOLDER_MODE 0700
/* A whole state is written at most this often, to spare the disk. */
#define WHOLE_INTERVAL_US (60 * G_USEC_PER_SEC)
/* Changes may grow to the size of the whole, but at least to this. */
#define MIN_CHANGES_BYTES (1024 * 1024)
/* More than this many files of changes take longer to read than a whole. */
#define MAX_CHANGES 500
/* What nobody asked for in so many seconds is removed. */
#define KEEP_S (70 * 24 * 3600)
/* Largest file that is read. */
#define MAX_FILE (512 * 1024 * 1024)

struct _PentadCache
{
  char *folder;
  GThreadPool *writer;

  /* the state as it was kept */
  guint32 base; /* sum of the whole; 0 none */
  guint n_changes;
  gsize whole_bytes, changes_bytes;
  gint64 whole_us; /* monotonic time */
};

/* One file to be written, or to be removed. */
typedef struct
{
  char *path;
  GBytes *head;               /* NULL with `divisions`, and when it is to be removed */
  GBytes *body;               /* NULL: none */
  PentadStored places;        /* head of `divisions` */
  PentadDivisions *divisions; /* NULL: head and body */
} Job;

static void
job_free (Job *job)
{
  g_free (job->path);
  g_clear_pointer (&job->head, g_bytes_unref);
  g_clear_pointer (&job->body, g_bytes_unref);
  g_clear_pointer (&job->divisions, pentad_divisions_unref);
  pentad_stored_clear (&job->places);
  g_free (job);
}

static void
write_cb (gpointer data, gpointer user_data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  if (job->divisions != NULL)
    {
      job->places.body = job->body = pentad_divisions_pack (job->divisions);
      job->head = pentad_stored_pack_head (&job->places, NULL);
      job->places.body = NULL;
    }
  GBytes *parts[] = { job->head, job->body };
  if (job->head == NULL)
    g_unlink (job->path);
  else if (!pentad_atomic_file_write_parts (job->path, parts, job->body != NULL ? 2 : 1, FILE_MODE,
                                            &error))
    /* The picture does not depend on it: a full disk must not bother a wall. */
    g_debug ("%s", error->message);
  job_free (job);
}

/* Takes the path. Returns the sum of what is written. */
static guint32
queue (PentadCache *self, char *path, const PentadStored *stored)
{
  Job *job = g_new0 (Job, 1);
  guint32 sum;

  job->path = path;
  job->head = pentad_stored_pack_head (stored, &sum);
  job->body = stored->body != NULL ? g_bytes_ref (stored->body) : NULL;
  g_thread_pool_push (self->writer, job, NULL);
  return sum;
}

/* Takes the path. */
static void
queue_removal (PentadCache *self, char *path)
{
  Job *job = g_new0 (Job, 1);

  job->path = path;
  g_thread_pool_push (self->writer, job, NULL);
}

static void
remove_old (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_lstat (path, &info) == 0 && S_ISREG (info.st_mode) && now - info.st_mtime > KEEP_S)
        g_unlink (path);
    }
}

PentadCache *
pentad_cache_new (const char *folder, const char *origin)
{
  PentadCache *self = g_new0 (PentadCache, 1);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, origin, -1);

  sum[16] = '\0';
  self->folder = g_build_filename (folder, sum, NULL);
  if (g_mkdir_with_parents (self->folder, FOLDER_MODE) != 0)
    g_debug ("%s: %s", self->folder, g_strerror (errno));
  remove_old (self->folder);
  self->writer = g_thread_pool_new (write_cb, NULL, 1, FALSE, NULL);
  return self;
}

void
pentad_cache_free (PentadCache *self)
{
  if (self == NULL)
    return;
  g_thread_pool_free (self->writer, FALSE, TRUE);
  g_free (self->folder);
  g_free (self);
}

/* The path of the document below the base tells it from others; a cursor is not part of it.
 * Of a list of requests, key is the number of the page. */
static char *
get_path (const PentadCache *self, PentadDocumentKind kind, gint32 key, const char *name)
{
  g_autofree char *page =
      kind == PENTAD_DOCUMENT_REQUESTS ? g_strdup_printf ("/requests.json %d", key) : NULL;
  g_autofree char *url = pentad_document_get_url (kind, "", key,
                                                  kind == PENTAD_DOCUMENT_STATE ? NULL
                                                  : page != NULL                ? page
                                                                                : name);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, url, -1);

  sum[24] = '\0';
  return g_build_filename (self->folder, sum, NULL);
}

static char *
get_changes_path (const PentadCache *self, guint number)
{
  g_autofree char *name = g_strdup_printf ("changes-%u", number);

  return g_build_filename (self->folder, name, NULL);
}

static char *
get_places_path (const PentadCache *self)
{
  return g_build_filename (self->folder, "places", NULL);
}

/* FALSE when this whole need not be written. */
static gboolean
begin_whole (PentadCache *self, const PentadStored *stored)
{
  gint64 now_us = g_get_monotonic_time ();

  if (self->base != 0 && self->n_changes == 0 && now_us - self->whole_us < WHOLE_INTERVAL_US)
    {
      /* Changes of this one do not fit the one that was written. */
      self->base = 0;
      return FALSE;
    }
  for (guint i = 0; i < self->n_changes; i++)
    queue_removal (self, get_changes_path (self, i));
  self->n_changes = 0;
  self->changes_bytes = 0;
  self->whole_bytes = g_bytes_get_size (stored->body);
  self->whole_us = now_us;
  return TRUE;
}

void
pentad_cache_keep (PentadCache *self,
                   PentadDocumentKind kind,
                   gint32 key,
                   const char *name,
                   const PentadStored *stored)
{
  guint32 sum;

  if (kind == PENTAD_DOCUMENT_STATE && !begin_whole (self, stored))
    return;
  sum = queue (self, get_path (self, kind, key, name), stored);
  if (kind == PENTAD_DOCUMENT_STATE)
    self->base = sum;
}

gboolean
pentad_cache_keep_changes (PentadCache *self, const PentadStored *stored)
{
  PentadStored changes = *stored;

  if (self->base == 0)
    return FALSE;
  changes.base = self->base;
  queue (self, get_changes_path (self, self->n_changes), &changes);
  self->n_changes++;
  self->changes_bytes += g_bytes_get_size (stored->body);
  return self->n_changes >= MAX_CHANGES ||
         self->changes_bytes > MAX (self->whole_bytes, MIN_CHANGES_BYTES);
}

static void
stored_free (gpointer data)
{
  pentad_stored_clear (data);
  g_free (data);
}

/* The sum has gone through every page: those that nobody looks at again, as days of history that
 * are not shown, need not stay in memory. What is looked at comes from the disk's cache. */
static void
let_pages_go (GMappedFile *file)
{
  char *data = g_mapped_file_get_contents (file);

  if (data != NULL)
    madvise (data, g_mapped_file_get_length (file), MADV_DONTNEED);
}

/* NULL without an error when there is no such file. A damaged one is removed. */
static PentadStored *
read_file (const char *path, guint32 *sum, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GFile) entry = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local = NULL;
  PentadStored stored;
  GStatBuf info;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size > MAX_FILE)
    return NULL;
  file = g_mapped_file_new (path, FALSE, &local);
  if (file == NULL)
    {
      g_debug ("%s", local->message);
      return NULL;
    }
  bytes = g_mapped_file_get_bytes (file);
  /* It is in use. */
  entry = g_file_new_for_path (path);
  g_file_set_attribute_uint64 (entry, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                               (guint64)(g_get_real_time () / G_USEC_PER_SEC), 0, NULL, NULL);
  if (pentad_stored_unpack (bytes, path, &stored, sum, error))
    {
      let_pages_go (file);
      return g_memdup2 (&stored, sizeof stored);
    }
  g_unlink (path);
  return NULL;
}

/* What followed the whole, as far as it is there, in order and undamaged. */
static void
recall_changes (PentadCache *self, guint32 base, GPtrArray *all)
{
  for (self->n_changes = 0; self->n_changes < MAX_CHANGES; self->n_changes++)
    {
      g_autofree char *path = get_changes_path (self, self->n_changes);
      PentadStored *changes = read_file (path, NULL, NULL);

      if (changes == NULL)
        return;
      if (changes->base != base)
        {
          stored_free (changes);
          return;
        }
      self->changes_bytes += g_bytes_get_size (changes->body);
      g_ptr_array_add (all, changes);
    }
}

GPtrArray *
pentad_cache_recall (
    PentadCache *self, PentadDocumentKind kind, gint32 key, const char *name, GError **error)
{
  g_autofree char *path = get_path (self, kind, key, name);
  guint32 sum;
  PentadStored *whole = read_file (path, &sum, error);
  GPtrArray *all;

  if (whole == NULL)
    return NULL;
  all = g_ptr_array_new_with_free_func (stored_free);
  g_ptr_array_add (all, whole);
  if (kind == PENTAD_DOCUMENT_STATE)
    {
      self->base = sum;
      self->whole_bytes = g_bytes_get_size (whole->body);
      self->whole_us = g_get_monotonic_time ();
      self->changes_bytes = 0;
      recall_changes (self, sum, all);
    }
  return all;
}

void
pentad_cache_end_list (PentadCache *self, gint32 n_pages, const char *url, gint64 wall)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  const PentadStored end = {
    .url = (char *)url, .wall = wall, .date = PENTAD_NO_TIME, .is_absent = TRUE, .body = nothing
  };

  pentad_cache_keep (self, PENTAD_DOCUMENT_REQUESTS, n_pages, NULL, &end);
}

GPtrArray *
pentad_cache_recall_list (PentadCache *self, GError **error)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (stored_free);

  for (;;)
    {
      g_autoptr (GPtrArray) all =
          pentad_cache_recall (self, PENTAD_DOCUMENT_REQUESTS, (gint32)pages->len, NULL, error);

      if (all == NULL)
        return NULL;
      if (((const PentadStored *)g_ptr_array_index (all, 0))->is_absent)
        return pages->len > 0 ? g_steal_pointer (&pages) : NULL;
      g_ptr_array_add (pages, g_ptr_array_steal_index (all, 0));
    }
}

/* "KIND KEY STATE TAG" a line, where STATE is '+' or, for a document that there is not, '-'. A tag
 * has no line break: it came in a header. */
static char *
write_parts (const PentadGeometry *geometry)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < geometry->parts->len; i++)
    {
      const PentadGeometryPart *part = g_ptr_array_index (geometry->parts, i);

      g_string_append_printf (text, "%d %d %c %s\n", part->kind, part->key,
                              part->is_none ? '-' : '+', part->etag != NULL ? part->etag : "");
    }
  return g_string_free (text, FALSE);
}

static gboolean
read_parts (PentadGeometry *geometry, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 1000);

  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 4);
      gint64 kind, key;

      if (g_strv_length (words) != 4 ||
          !g_ascii_string_to_signed (words[0], 10, 0, PENTAD_N_DOCUMENTS - 1, &kind, NULL) ||
          !g_ascii_string_to_signed (words[1], 10, G_MININT32, G_MAXINT32, &key, NULL) ||
          pentad_document_get_traits ((PentadDocumentKind)kind)->stage != PENTAD_STAGE_OF_GEOMETRY)
        return FALSE;
      pentad_geometry_add_known (geometry, (PentadDocumentKind)kind, (gint32)key,
                                 words[3][0] != '\0' ? words[3] : NULL, words[2][0] == '-');
    }
  return TRUE;
}

void
pentad_cache_keep_places (PentadCache *self, const PentadGeometry *geometry)
{
  Job *job = g_new0 (Job, 1);

  job->path = get_places_path (self);
  job->divisions = pentad_divisions_ref (geometry->divisions);
  job->places.url = write_parts (geometry);
  g_thread_pool_push (self->writer, job, NULL);
}

PentadGeometry *
pentad_cache_recall_places (PentadCache *self, PentadAbout *about, GError **error)
{
  g_autofree char *path = get_places_path (self);
  PentadStored *stored = read_file (path, NULL, error);
  g_autoptr (PentadGeometry) geometry = NULL;

  if (stored == NULL)
    return NULL;
  geometry = pentad_geometry_new (about, NULL);
  if (read_parts (geometry, stored->url))
    geometry->divisions = pentad_divisions_unpack (stored->body, path, error);
  stored_free (stored);
  return geometry->divisions != NULL ? g_steal_pointer (&geometry) : NULL;
}

/* The places of a city, made from all documents that name or draw them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/decode.h"
#include "feed/geometry.h"

#include "codec/documents.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* Largest boundary file that is read, in bytes. */
#define MAX_FILE (256 * 1024 * 1024)

static void
part_free (gpointer data)
{
  PentadGeometryPart *part = data;

  g_free (part->url);
  g_free (part->etag);
  g_clear_pointer (&part->bytes, g_bytes_unref);
  g_free (part);
}

PentadGeometry *
pentad_geometry_new (PentadAbout *about, PentadFeedSource *source)
{
  PentadGeometry *self = g_new0 (PentadGeometry, 1);

  self->about = pentad_about_ref (about);
  self->source = source != NULL ? pentad_feed_source_ref (source) : NULL;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->partitions = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_partition_unref);
  self->findings = pentad_findings_new ();
  self->failed_part = -1;
  return self;
}

void
pentad_geometry_free (PentadGeometry *self)
{
  pentad_about_unref (self->about);
  g_clear_pointer (&self->crs, pentad_crs_free);
  g_clear_pointer (&self->source, pentad_feed_source_unref);
  g_ptr_array_unref (self->parts);
  g_clear_pointer (&self->divisions, pentad_divisions_unref);
  g_ptr_array_unref (self->partitions);
  g_clear_pointer (&self->scheme, pentad_scheme_unref);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

void
pentad_geometry_add_part (PentadGeometry *self,
                          PentadDocumentKind kind,
                          gint32 key,
                          const char *url,
                          const char *etag,
                          GBytes *bytes)
{
  PentadGeometryPart *part = g_new0 (PentadGeometryPart, 1);

  part->kind = kind;
  part->key = key;
  part->url = g_strdup (url);
  part->etag = g_strdup (etag);
  part->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->parts, part);
}

void
pentad_geometry_add_known (
    PentadGeometry *self, PentadDocumentKind kind, gint32 key, const char *etag, gboolean is_none)
{
  PentadGeometryPart *part = g_new0 (PentadGeometryPart, 1);

  part->kind = kind;
  part->key = key;
  part->etag = g_strdup (etag);
  part->is_none = is_none;
  g_ptr_array_add (self->parts, part);
}

/* Shapes that say their coordinate system themselves, or are in WGS 84. */
static gboolean
read_shapes (PentadGeometry *self,
             const PentadFeedBoundary *boundary,
             const char *origin,
             GBytes *bytes,
             PentadDivisionsBuilder *builder,
             GError **error)
{
  PentadPartition *partition;
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);

  if (data == NULL)
    data = "";
  if (boundary->partition == NULL)
    return pentad_read_boundaries (data, len, origin, NULL, builder, boundary->level,
                                   self->findings, error);
  partition = pentad_read_partition_file (data, len, origin, NULL, boundary->partition,
                                          self->findings, error);
  if (partition == NULL)
    return FALSE;
  g_ptr_array_add (self->partitions, partition);
  return TRUE;
}

static gboolean
read_part (PentadGeometry *self,
           const PentadGeometryPart *part,
           PentadDivisionsBuilder *builder,
           GError **error)
{
  gsize len;
  const char *data = g_bytes_get_data (part->bytes, &len);

  if (data == NULL)
    data = "";
  if (part->kind == PENTAD_DOCUMENT_DIVISIONS)
    return pentad_read_divisions (data, len, part->url, builder, self->findings, error);
  if (part->kind == PENTAD_DOCUMENT_FEATURES)
    return read_shapes (self, g_ptr_array_index (self->source->boundaries, part->key), part->url,
                        part->bytes, builder, error);
  if (part->kind == PENTAD_DOCUMENT_GRIDS)
    return pentad_read_grids (data, len, part->url, self->crs, builder, self->findings, error);
  return pentad_read_boundaries (data, len, part->url, self->crs, builder, part->key,
                                 self->findings, error);
}

static gboolean
is_drawing (PentadDocumentKind kind)
{
  return kind == PENTAD_DOCUMENT_BOUNDARIES || kind == PENTAD_DOCUMENT_FEATURES;
}

/* Boundaries come first, so that the divisions fill in what is drawn: a shape cannot be added to a
 * place afterwards. */
static gboolean
read_parts (PentadGeometry *self, PentadDivisionsBuilder *builder, GError **error)
{
  for (int drawn = 1; drawn >= 0; drawn--)
    for (guint i = 0; i < self->parts->len; i++)
      {
        const PentadGeometryPart *part = g_ptr_array_index (self->parts, i);

        if (part->bytes != NULL && is_drawing (part->kind) == drawn &&
            !read_part (self, part, builder, error))
          {
            self->failed_part = i;
            return FALSE;
          }
      }
  return TRUE;
}

/* NULL with an error that names the file. */
static GBytes *
load_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, 0, NULL, error);
  GBytes *bytes;

  if (info == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > MAX_FILE)
    {
      g_set_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_SOURCE,
                   _ ("%s: expected a file of at most %d MiB"), path, MAX_FILE / (1024 * 1024));
      return NULL;
    }
  bytes = g_file_load_bytes (file, NULL, NULL, error);
  if (bytes == NULL)
    g_prefix_error (error, "%s: ", path);
  return bytes;
}

static gboolean
read_file (PentadGeometry *self,
           const PentadFeedBoundary *boundary,
           PentadDivisionsBuilder *builder,
           GError **error)
{
  g_autoptr (GBytes) bytes = load_file (boundary->path, error);

  return bytes != NULL && read_shapes (self, boundary, boundary->path, bytes, builder, error);
}

/* Boundary files, and the program's own scheme for a source that has none. */
static gboolean
read_files (PentadGeometry *self, PentadDivisionsBuilder *builder, GError **error)
{
  for (guint i = 0; i < self->source->boundaries->len; i++)
    {
      const PentadFeedBoundary *boundary = g_ptr_array_index (self->source->boundaries, i);

      if (!boundary->is_url && !read_file (self, boundary, builder, error))
        return FALSE;
    }
  self->scheme = pentad_decode_shipped_scheme (self->about->scheme, error);
  return self->scheme != NULL;
}

gboolean
pentad_geometry_build (PentadGeometry *self, GError **error)
{
  g_autoptr (PentadDivisionsBuilder) builder =
      pentad_divisions_builder_new (self->about->code, &self->about->name);

  pentad_divisions_builder_set_split (builder, &self->about->split);
  g_clear_pointer (&self->crs, pentad_crs_free);
  self->crs = pentad_crs_new_declared (self->about->crs, PENTAD_CRS_EAST_FIRST, error);
  if (self->crs == NULL)
    return FALSE;

  if (!read_parts (self, builder, error) ||
      (self->source != NULL && !read_files (self, builder, error)))
    return FALSE;
  self->divisions = pentad_divisions_builder_finish (g_steal_pointer (&builder));
  return TRUE;
}

/* Pages of a collection (OGC API Features) made one GeoJSON document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/feature-page.h"

#include "codec/fields.h"
#include "codec/json-writer.h"
#include "codec/reader.h"

/* A link as it is read. */
typedef struct
{
  char *rel, *href, *type;
} Link;

static void
link_clear (Link *link)
{
  g_free (link->rel);
  g_free (link->href);
  g_free (link->type);
}

/* The next page may be offered in several forms; the first that is, or may be, GeoJSON is taken. */
static gboolean
is_next (const Link *link)
{
  return link->href != NULL && g_strcmp0 (link->rel, "next") == 0 &&
         (link->type == NULL || strstr (link->type, "json") != NULL);
}

static gboolean
read_link (PentadGuard *guard, PentadFeaturePage *page)
{
  Link link = { 0 };
  const char *name;
  gsize len;

  if (!pentad_field_begin_object (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    if (pentad_guard_name_is (name, len, "rel"))
      pentad_field_string (guard, &link.rel);
    else if (pentad_guard_name_is (name, len, "href"))
      pentad_field_string (guard, &link.href);
    else if (pentad_guard_name_is (name, len, "type"))
      pentad_field_string (guard, &link.type);
    else
      pentad_guard_skip (guard);
  if (page->next == NULL && is_next (&link))
    page->next = g_steal_pointer (&link.href);
  link_clear (&link);
  return !pentad_guard_failed (guard);
}

static void
read_links (PentadGuard *guard, PentadFeaturePage *page)
{
  if (pentad_field_begin_array (guard))
    while (pentad_guard_next_element (guard))
      read_link (guard, page);
}

static void
read_features (PentadGuard *guard, GString *features, PentadFeaturePage *page)
{
  pentad_guard_begin_array (guard);
  while (pentad_guard_next_element (guard))
    {
      gsize start;

      pentad_guard_peek (guard);
      start = guard->pos;
      if (!pentad_guard_skip (guard))
        return;
      if (features->len > 0)
        g_string_append_c (features, ',');
      g_string_append_len (features, guard->data + start, (gssize)(guard->pos - start));
      page->n_features++;
    }
}

static void
read_crs (PentadGuard *guard, PentadFeaturePage *page)
{
  gsize start;

  pentad_guard_peek (guard);
  start = guard->pos;
  if (pentad_guard_skip (guard) && page->crs == NULL)
    page->crs = g_strndup (guard->data + start, guard->pos - start);
}

gboolean
pentad_read_feature_page (const char *data,
                          gsize len,
                          const char *origin,
                          GString *features,
                          PentadFeaturePage *page,
                          GError **error)
{
  gboolean found = FALSE;
  const char *name;
  gsize name_len;
  PentadGuard guard;

  *page = (PentadFeaturePage){ 0 };
  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (pentad_guard_name_is (name, name_len, "features"))
        {
          found = TRUE;
          read_features (&guard, features, page);
        }
      else if (pentad_guard_name_is (name, name_len, "links"))
        read_links (&guard, page);
      else if (pentad_guard_name_is (name, name_len, "crs"))
        read_crs (&guard, page);
      else
        pentad_guard_skip (&guard);
    }
  if (!pentad_guard_failed (&guard) && !found)
    pentad_guard_fail (&guard, PENTAD_CODEC_ERROR_TYPE, "a FeatureCollection with features");
  if (pentad_reader_finish (&guard, error))
    return TRUE;
  pentad_feature_page_clear (page);
  return FALSE;
}

void
pentad_feature_page_clear (PentadFeaturePage *page)
{
  g_clear_pointer (&page->next, g_free);
  g_clear_pointer (&page->crs, g_free);
}

GString *
pentad_join_feature_pages (const GString *features, const char *crs, const char *content_crs)
{
  GString *text = g_string_sized_new (features->len + 256);
  PentadJsonWriter writer;

  pentad_json_writer_init (&writer, text);
  pentad_json_writer_begin_object (&writer);
  pentad_json_writer_member_string (&writer, "type", "FeatureCollection");
  if (content_crs != NULL)
    pentad_json_writer_member_string (&writer, "coordRefSys", content_crs);
  else if (crs != NULL)
    {
      pentad_json_writer_name (&writer, "crs");
      pentad_json_writer_raw (&writer, crs, strlen (crs));
    }
  pentad_json_writer_member_array (&writer, "features");
  if (features->len > 0)
    pentad_json_writer_raw (&writer, features->str, features->len);
  pentad_json_writer_end_array (&writer);
  pentad_json_writer_end_object (&writer);
  return text;
}

/* What a user names as the source of a city: a platform, or an Open311 server with boundary files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/source.h"

#include "codec/documents.h"
#include "feed/decode.h"
#include "host/paths.h"
#include "model/zone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longest accepted id of a partition, in bytes. */
#define MAX_PARTITION 64

G_DEFINE_QUARK (pentad - feed - error - quark, pentad_feed_error)

static const struct
{
  const char *prefix;
  PentadFeedPaging paging;
} open311_prefixes[] = {
  { "open311+", PENTAD_PAGING_HEADERS },
  { "open311-pages+", PENTAD_PAGING_PAGES },
  { "open311-days+", PENTAD_PAGING_DAYS },
};

static void
boundary_free (PentadFeedBoundary *boundary)
{
  g_free (boundary->path);
  g_free (boundary->partition);
  g_free (boundary);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadFeedBoundary, boundary_free)

static gboolean
is_partition_id (const char *id)
{
  gsize len = strlen (id);

  return len > 0 && len <= MAX_PARTITION &&
         strspn (id, "abcdefghijklmnopqrstuvwxyz"
                     "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                     "0123456789-_.") == len;
}

/* The path may contain colons, so that the level is looked for from the end. */
static PentadFeedBoundary *
parse_boundary (const char *text, GError **error)
{
  g_autoptr (PentadFeedBoundary) boundary = g_new0 (PentadFeedBoundary, 1);
  const char *colon = strrchr (text, ':');

  boundary->level = PENTAD_LEVEL_CITY;
  if (colon != NULL)
    {
      boundary->path = g_strndup (text, colon - text);
      if (g_str_has_suffix (boundary->path, ":partition") && is_partition_id (colon + 1))
        {
          boundary->partition = g_strdup (colon + 1);
          boundary->path[strlen (boundary->path) - strlen (":partition")] = '\0';
        }
      else if (!pentad_level_parse (colon + 1, &boundary->level))
        boundary->level = PENTAD_LEVEL_CITY;
    }
  if (boundary->path == NULL || boundary->path[0] == '\0' ||
      (boundary->partition == NULL && boundary->level == PENTAD_LEVEL_CITY))
    {
      g_set_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_SOURCE,
                   _ ("--boundaries %s: expected FILE:LEVEL with LEVEL district, street, "
                      "community, grid or partition:NAME"),
                   text);
      return NULL;
    }
  boundary->is_url =
      g_str_has_prefix (boundary->path, "http://") || g_str_has_prefix (boundary->path, "https://");
  return g_steal_pointer (&boundary);
}

static gboolean
has_partition (const GPtrArray *boundaries, const char *id)
{
  for (guint i = 0; i < boundaries->len; i++)
    {
      const PentadFeedBoundary *boundary = g_ptr_array_index (boundaries, i);

      if (g_strcmp0 (boundary->partition, id) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
parse_boundaries (PentadFeedSource *self, const char *const *texts, GError **error)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_autoptr (PentadFeedBoundary) boundary = parse_boundary (texts[i], error);

      if (boundary == NULL)
        return FALSE;
      if (boundary->partition != NULL && has_partition (self->boundaries, boundary->partition))
        {
          g_set_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_SOURCE,
                       _ ("--boundaries %s: the partition is given twice"), texts[i]);
          return FALSE;
        }
      g_ptr_array_add (self->boundaries, g_steal_pointer (&boundary));
    }
  return TRUE;
}

/* GUri drops blanks and line breaks silently. */
static gboolean
has_blank (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isspace (*at) || g_ascii_iscntrl (*at))
      return TRUE;
  return FALSE;
}

/* The base URL, without slashes at its end; NULL when documents cannot lie below it. */
static char *
parse_url (const char *text, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  const char *reason = NULL;
  g_autofree char *url = NULL;
  gsize len;

  if (uri == NULL || has_blank (text) || g_uri_get_host (uri) == NULL ||
      g_uri_get_host (uri)[0] == '\0' ||
      (!g_str_equal (g_uri_get_scheme (uri), "http") &&
       !g_str_equal (g_uri_get_scheme (uri), "https")))
    reason = _ ("expected http://HOST/... or https://HOST/..., or the same after open311+");
  else if (g_uri_get_userinfo (uri) != NULL)
    reason = _ ("user and password do not belong into the address");
  else if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    reason = _ ("expected an address without “?” and “#”: documents lie below it");
  if (reason != NULL)
    {
      g_autofree char *shown = g_strescape (text, NULL);

      /* A password must not get into a log by way of the message. */
      if (uri != NULL && g_uri_get_userinfo (uri) != NULL)
        {
          g_free (shown);
          shown = g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO);
        }
      g_set_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_SOURCE, "%s: %s", shown, reason);
      return NULL;
    }
  url = g_strdup (text);
  for (len = strlen (url); len > 0 && url[len - 1] == '/'; len--)
    url[len - 1] = '\0';
  return g_steal_pointer (&url);
}

/* What follows the word that says of which kind the server is. */
static const char *
skip_prefix (PentadFeedSource *self, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (open311_prefixes); i++)
    if (g_str_has_prefix (text, open311_prefixes[i].prefix))
      {
        self->kind = PENTAD_FEED_OPEN311;
        self->paging = open311_prefixes[i].paging;
        return text + strlen (open311_prefixes[i].prefix);
      }
  return text;
}

/* A file of that path, else one that ships with Pentad. */
static PentadMapping *
load_mapping (const char *name, GError **error)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *shipped = g_file_test (name, G_FILE_TEST_EXISTS)
                                 ? NULL
                                 : pentad_paths_find_data ("mappings", file, NULL);
  PentadMapping *mapping = pentad_read_mapping_file (shipped != NULL ? shipped : name, error);

  if (mapping == NULL)
    g_prefix_error (error, "--mapping ");
  return mapping;
}

PentadFeedSource *
pentad_feed_source_new (const char *text,
                        const char *const *boundaries,
                        const char *zone,
                        GError **error)
{
  return pentad_feed_source_new_mapped (text, NULL, boundaries, zone, error);
}

PentadFeedSource *
pentad_feed_source_new_mapped (const char *text,
                               const char *mapping,
                               const char *const *boundaries,
                               const char *zone,
                               GError **error)
{
  g_autoptr (PentadFeedSource) self = g_new0 (PentadFeedSource, 1);

  g_return_val_if_fail (text != NULL, NULL);

  g_atomic_ref_count_init (&self->refs);
  self->as_of = PENTAD_NO_TIME;
  self->boundaries = g_ptr_array_new_with_free_func ((GDestroyNotify)boundary_free);
  self->text = g_strdup (text);
  self->zone = g_strdup (zone);
  text = skip_prefix (self, text);
  if (mapping != NULL && (self->kind != PENTAD_FEED_PLATFORM || zone != NULL))
    {
      g_set_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_SOURCE,
                   _ ("--mapping %s: goes with http:// and https:// addresses, and without --zone"),
                   mapping);
      return NULL;
    }
  if (mapping != NULL)
    {
      self->kind = PENTAD_FEED_MAPPED;
      self->mapping = load_mapping (mapping, error);
      if (self->mapping == NULL)
        return NULL;
    }
  self->url = parse_url (text, error);
  if (self->url == NULL || !parse_boundaries (self, boundaries, error))
    return NULL;
  if (self->kind == PENTAD_FEED_PLATFORM && (self->boundaries->len > 0 || zone != NULL))
    {
      g_set_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_SOURCE,
                   _ ("%s: a platform has its own boundaries and time zone; --boundaries and "
                      "--zone go with open311+ addresses, --boundaries also with --mapping"),
                   text);
      return NULL;
    }
  if (zone != NULL)
    {
      g_autoptr (PentadZone) known = pentad_zone_new (zone, 0, error);

      if (known == NULL)
        {
          g_prefix_error (error, "--zone %s: ", zone);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

PentadFeedSource *
pentad_feed_source_new_stand_in (const char *path, PentadStandIn *stand_in)
{
  PentadFeedSource *self = g_new0 (PentadFeedSource, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = PENTAD_FEED_PLATFORM;
  self->boundaries = g_ptr_array_new_with_free_func ((GDestroyNotify)boundary_free);
  self->text = g_strdup (path);
  self->url = g_strdup (path);
  self->access = g_steal_pointer (&stand_in->access);
  self->as_of = stand_in->as_of;
  self->from_day = stand_in->from_day;
  self->file = g_steal_pointer (&stand_in->file);
  self->free_file = stand_in->free_file;
  return self;
}

gboolean
pentad_feed_source_set_standby (PentadFeedSource *self, const char *text, GError **error)
{
  g_autofree char *url = parse_url (text, error);

  if (url == NULL)
    {
      g_prefix_error (error, "--standby ");
      return FALSE;
    }
  g_free (self->standby);
  self->standby = g_steal_pointer (&url);
  return TRUE;
}

gboolean
pentad_feed_source_set_scheme (PentadFeedSource *self, const char *scheme, GError **error)
{
  gboolean is_file = strchr (scheme, '/') != NULL || g_str_has_suffix (scheme, ".json");
  PentadScheme *own = is_file ? pentad_read_scheme_file (scheme, error)
                              : pentad_decode_shipped_scheme (scheme, error);

  if (own == NULL)
    {
      g_prefix_error (error, "--scheme: ");
      return FALSE;
    }
  g_clear_pointer (&self->scheme, pentad_scheme_unref);
  self->scheme = own;
  return TRUE;
}

void
pentad_feed_source_set_access (PentadFeedSource *self, PentadHttpAccess *access)
{
  pentad_http_access_ref (access);
  g_clear_pointer (&self->access, pentad_http_access_unref);
  self->access = access;
}

PentadFeedSource *
pentad_feed_source_ref (PentadFeedSource *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
pentad_feed_source_unref (PentadFeedSource *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->text);
  g_free (self->url);
  g_free (self->standby);
  g_free (self->zone);
  g_ptr_array_unref (self->boundaries);
  g_clear_pointer (&self->mapping, pentad_mapping_unref);
  g_clear_pointer (&self->scheme, pentad_scheme_unref);
  g_clear_pointer (&self->access, pentad_http_access_unref);
  if (self->free_file != NULL)
    self->free_file (self->file);
  g_free (self);
}

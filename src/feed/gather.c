/* Several answers made one document: lists and pages of another platform, pages of a collection.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/gather.h"

#include "feed/source.h"

#include "codec/feature-page.h"
#include "codec/json-writer.h"
#include "codec/list-body.h"
#include "codec/translate.h"
#include "model/finding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No more answers than this make up one document. */
#define MAX_ANSWERS 1000
/* Features of one page that a collection is asked for. */
#define PAGE_LIMIT "1000"
#define DAY_S      86400

struct _PentadGather
{
  /* configuration */
  PentadMapping *mapping;                /* NULL: a collection */
  const PentadMappingDocument *document; /* of the mapping */
  PentadZone *zone;
  char *base;
  gint64 now;

  /* where it stands */
  char *url;
  guint n_answers;
  gboolean has_body; /* something was asked for by POST */
  gsize n_bytes;
  guint list;     /* index of the list under way */
  int page;       /* its page */
  guint64 n_rows; /* of that list so far */
  guint n_left_out, n_unreadable;

  /* what has come */
  GString *members; /* finished members of the document */
  GString *items;   /* rows of the member under way, or features */
  char *crs, *content_crs;
};

const char *
pentad_gather_get_name (PentadDocumentKind kind, gint32 key)
{
  switch ((int)kind)
    {
    case PENTAD_DOCUMENT_DIVISIONS:
      return "divisions";
    case PENTAD_DOCUMENT_GRIDS:
      return "grids";
    case PENTAD_DOCUMENT_BOUNDARIES:
      return key == PENTAD_LEVEL_DISTRICT ? "boundaries/district"
             : key == PENTAD_LEVEL_STREET ? "boundaries/street"
                                          : "boundaries/community";
    case PENTAD_DOCUMENT_CATALOGUE:
      return "catalogue";
    case PENTAD_DOCUMENT_CALENDAR:
      return "calendar";
    case PENTAD_DOCUMENT_STATE:
      return "state";
    case PENTAD_DOCUMENT_STAFF:
      return "staff";
    case PENTAD_DOCUMENT_SENSORS:
      return "sensors";
    case PENTAD_DOCUMENT_CALLS:
      return "calls";
    case PENTAD_DOCUMENT_APPROVALS:
      return "approvals";
    case PENTAD_DOCUMENT_SERVICE:
      return "service";
    case PENTAD_DOCUMENT_TASKS:
      return "tasks";
    case PENTAD_DOCUMENT_ASSESSMENTS:
      return "assessments";
    default:
      return NULL;
    }
}

static PentadGather *
make_gather (void)
{
  PentadGather *self = g_new0 (PentadGather, 1);

  self->members = g_string_new (NULL);
  self->items = g_string_new (NULL);
  return self;
}

void
pentad_gather_free (PentadGather *self)
{
  g_clear_pointer (&self->mapping, pentad_mapping_unref);
  g_clear_pointer (&self->zone, pentad_zone_unref);
  g_free (self->base);
  g_free (self->url);
  g_free (self->crs);
  g_free (self->content_crs);
  g_string_free (self->members, TRUE);
  g_string_free (self->items, TRUE);
  g_free (self);
}

const char *
pentad_gather_get_url (const PentadGather *self)
{
  return self->url;
}

gboolean
pentad_gather_is_single (const PentadGather *self)
{
  return self->n_answers == 1 && !self->has_body;
}

/* --- By a mapping ----------------------------------------------------------------------------- */

static const PentadMappingList *
current_list (const PentadGather *self)
{
  return g_ptr_array_index (self->document->lists, self->list);
}

/* "2026-11-22 14:32:05" in the city's zone. */
static char *
format_naive (const PentadGather *self, gint64 time)
{
  char buffer[32];

  pentad_time_format (time, self->zone, buffer);
  buffer[10] = ' ';
  buffer[19] = '\0';
  return g_strdup (buffer);
}

static char *
make_list_url (const PentadGather *self)
{
  const PentadMappingList *list = current_list (self);
  g_autoptr (GString) path = g_string_new (list->path);
  g_autofree char *page = g_strdup_printf ("%d", self->page);
  g_autofree char *plain_from = format_naive (self, self->now - (gint64)list->days * DAY_S);
  g_autofree char *plain_to = format_naive (self, self->now);
  g_autofree char *from = g_uri_escape_string (plain_from, NULL, FALSE);
  g_autofree char *to = g_uri_escape_string (plain_to, NULL, FALSE);

  g_string_replace (path, "{page}", page, 0);
  g_string_replace (path, "{from}", from, 0);
  g_string_replace (path, "{to}", to, 0);
  return g_strconcat (self->base, path->str, NULL);
}

GBytes *
pentad_gather_dup_body (const PentadGather *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  char *body;

  if (self->mapping == NULL || current_list (self)->body == NULL)
    return NULL;
  from = format_naive (self, self->now - (gint64)current_list (self)->days * DAY_S);
  to = format_naive (self, self->now);
  const PentadListQuestion question = { self->page, from, to };
  body = pentad_list_make_body (current_list (self), &question);
  return g_bytes_new_take (body, strlen (body));
}

static void
begin_list (PentadGather *self)
{
  self->page = current_list (self)->first_page;
  self->n_rows = 0;
  self->has_body |= current_list (self)->body != NULL;
}

PentadGather *
pentad_gather_new_mapped (
    PentadMapping *mapping, PentadDocumentKind kind, gint32 key, const char *base, gint64 now)
{
  const char *name = pentad_gather_get_name (kind, key);
  const PentadMappingDocument *document = name != NULL ? pentad_mapping_find (mapping, name) : NULL;
  PentadGather *self;

  if (document == NULL)
    return NULL;
  self = make_gather ();
  self->mapping = pentad_mapping_ref (mapping);
  self->document = document;
  self->zone = pentad_zone_new (mapping->zone, 0, NULL);
  self->base = g_strdup (base);
  self->now = now;
  begin_list (self);
  self->url = make_list_url (self);
  return self;
}

static void
add_member (PentadGather *self, const char *name)
{
  if (name == NULL && self->items->len == 0)
    return;
  if (self->members->len > 0)
    g_string_append_c (self->members, ',');
  if (name == NULL)
    g_string_append_len (self->members, self->items->str, (gssize)self->items->len);
  else
    {
      g_autoptr (GString) quoted = g_string_new (NULL);
      PentadJsonWriter writer;

      pentad_json_writer_init (&writer, quoted);
      pentad_json_writer_string (&writer, name);
      g_string_append_printf (self->members, "%s:[", quoted->str);
      g_string_append_len (self->members, self->items->str, (gssize)self->items->len);
      g_string_append_c (self->members, ']');
    }
  g_string_set_size (self->items, 0);
}

/* The list is whole. Lists that follow each other and go into the same member become one. FALSE
 * when there are no more. */
static gboolean
next_list (PentadGather *self)
{
  const PentadMappingList *list = current_list (self), *next = NULL;

  if (++self->list < self->document->lists->len)
    {
      next = current_list (self);
      begin_list (self);
    }
  if (next == NULL || list->into == NULL || g_strcmp0 (list->into, next->into) != 0)
    add_member (self, list->into);
  return next != NULL;
}

static gboolean
has_more (const PentadGather *self, const PentadTranslation *translation)
{
  const PentadMappingList *list = current_list (self);

  if (!list->is_paged || translation->n_rows == 0)
    return FALSE;
  if (translation->total >= 0)
    return self->n_rows < (guint64)translation->total;
  return list->page_size == 0 || translation->n_rows >= (guint)list->page_size;
}

static gboolean
take_mapped (PentadGather *self,
             const PentadHttpResponse *response,
             const char *data,
             gsize len,
             char **next_url,
             GError **error)
{
  PentadTranslation translation;

  if (!pentad_translate (self->mapping, current_list (self), self->zone, data, len, response->url,
                         self->items, &translation, error))
    return FALSE;
  self->n_rows += translation.n_rows;
  self->n_left_out += translation.n_left_out;
  self->n_unreadable += translation.n_unreadable;
  if (has_more (self, &translation))
    self->page++;
  else if (!next_list (self))
    return TRUE;
  *next_url = make_list_url (self);
  return TRUE;
}

/* --- Of a collection -------------------------------------------------------------------------- */

/* An address without a query gets a limit; that of a collection leads to its items. */
PentadGather *
pentad_gather_new_features (const char *url)
{
  PentadGather *self = make_gather ();
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";
  const char *last = strrchr (path, '/');
  gboolean is_collection =
      last != NULL && last - path >= (gssize)strlen ("/collections") &&
      strncmp (last - strlen ("/collections"), "/collections", strlen ("/collections")) == 0;

  if (uri != NULL && g_uri_get_query (uri) == NULL)
    self->url = g_strconcat (url, is_collection ? "/items" : "", "?limit=" PAGE_LIMIT, NULL);
  else
    self->url = g_strdup (url);
  return self;
}

static gboolean
take_features (PentadGather *self,
               const PentadHttpResponse *response,
               const char *data,
               gsize len,
               char **next_url,
               GError **error)
{
  PentadFeaturePage page;
  gboolean is_same;

  if (!pentad_read_feature_page (data, len, response->url, self->items, &page, error))
    return FALSE;
  if (self->n_answers == 1)
    {
      self->crs = g_steal_pointer (&page.crs);
      self->content_crs = g_strdup (response->crs);
    }
  is_same = g_strcmp0 (self->content_crs, response->crs) == 0;
  if (page.n_features > 0 && page.next != NULL)
    *next_url = g_uri_resolve_relative (response->url, page.next, G_URI_FLAGS_ENCODED, NULL);
  else if (page.n_features > 0)
    *next_url = g_strdup (response->next_url);
  pentad_feature_page_clear (&page);
  if (is_same)
    return TRUE;
  g_set_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_INCOMPATIBLE,
               _ ("%s: Content-Crs: expected the same as on the first page"), response->url);
  return FALSE;
}

/* --- Both ------------------------------------------------------------------------------------- */

gboolean
pentad_gather_take (PentadGather *self,
                    const PentadHttpResponse *response,
                    gsize max_bytes,
                    char **next_url,
                    GError **error)
{
  g_autofree char *next = NULL;
  gsize len;
  const char *data = g_bytes_get_data (response->body, &len);
  gboolean is_taken;

  *next_url = NULL;
  self->n_answers++;
  self->n_bytes += len;
  if (self->n_bytes > max_bytes)
    {
      g_set_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_INCOMPATIBLE,
                   _ ("%s: expected at most %u MiB in all pages"), response->url,
                   (guint)(max_bytes >> 20));
      return FALSE;
    }
  data = data != NULL ? data : "";
  is_taken = self->mapping != NULL ? take_mapped (self, response, data, len, &next, error)
                                   : take_features (self, response, data, len, &next, error);
  if (!is_taken || next == NULL)
    return is_taken;
  if (self->n_answers >= MAX_ANSWERS || !pentad_http_same_origin (next, self->url))
    {
      g_set_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_INCOMPATIBLE,
                   self->n_answers >= MAX_ANSWERS
                       ? _ ("%s: expected no more than 1000 pages, found the next page %s")
                       : _ ("%s: expected a next page of the same server, found %s"),
                   response->url, next);
      return FALSE;
    }
  *next_url = g_steal_pointer (&next);
  return TRUE;
}

GBytes *
pentad_gather_finish (PentadGather *self, gint64 as_of, GPtrArray *findings)
{
  GString *text;
  char at[32];

  if (self->mapping == NULL)
    return g_string_free_to_bytes (
        pentad_join_feature_pages (self->items, self->crs, self->content_crs));
  if (self->n_left_out > 0)
    g_ptr_array_add (findings, pentad_finding_new (PENTAD_FINDING_ROW_INCOMPLETE, self->url, NULL,
                                                   NULL, NULL, self->n_left_out));
  if (self->n_unreadable > 0)
    g_ptr_array_add (findings, pentad_finding_new (PENTAD_FINDING_UNREADABLE_VALUE, self->url, NULL,
                                                   NULL, NULL, self->n_unreadable));
  text = g_string_sized_new (self->members->len + 64);
  g_string_append_printf (text, "{\"as_of\":\"%s\"", pentad_time_format (as_of, self->zone, at));
  if (self->members->len > 0)
    g_string_append_c (text, ',');
  g_string_append_len (text, self->members->str, (gssize)self->members->len);
  g_string_append_c (text, '}');
  return g_string_free_to_bytes (text);
}

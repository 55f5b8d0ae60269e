/* Rules of HTTP that need questions of their own: conditions, compression, errors.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/check.h"

#include <gio/gio.h>

/* A document that does not change from one question to the next. */
#define STILL_DOCUMENT "/v1/divisions"

/* Asks again with the tag: 304, or other bytes under another tag. */
static void
check_condition (PentadCheckRun *self, const PentadCheckDocument *document)
{
  const char *etag = pentad_http_probe_get (document->probe, "etag");
  g_autofree char *line = etag != NULL ? g_strconcat ("If-None-Match: ", etag, NULL) : NULL;
  const char *const headers[] = { line, NULL };
  g_autoptr (PentadHttpProbe) probe = NULL;
  g_autofree char *status = NULL;

  if (etag == NULL || *etag == '\0')
    return;
  probe = pentad_check_ask (self, document->path, headers);
  if (probe == NULL)
    return;
  pentad_check_try (self, PENTAD_CHECK_RULE_NOT_MODIFIED);
  status = g_strdup_printf ("%d", probe->status);
  if (probe->status == 304
          ? g_bytes_get_size (probe->body) > 0
          : probe->status != 200 || g_bytes_equal (probe->body, document->probe->body))
    pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_NOT_MODIFIED, document->path,
                                   status, "304 without a body for what is unchanged");
}

/* The bytes that were compressed; NULL when they were not. */
static GBytes *
expand (GBytes *packed)
{
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
check_compression (PentadCheckRun *self)
{
  static const char *const headers[] = { "Accept-Encoding: gzip", NULL };
  const PentadCheckDocument *plain = pentad_check_find (self, STILL_DOCUMENT);
  g_autoptr (PentadHttpProbe) probe = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *coding;

  if (plain == NULL || (probe = pentad_check_ask (self, STILL_DOCUMENT, headers)) == NULL)
    return;
  coding = pentad_http_probe_get (probe, "content-encoding");
  if (coding == NULL)
    {
      pentad_check_skip (self, PENTAD_CHECK_RULE_GZIP, "the platform does not compress");
      return;
    }
  pentad_check_try (self, PENTAD_CHECK_RULE_GZIP);
  bytes = expand (probe->body);
  if (bytes == NULL || !g_bytes_equal (bytes, plain->probe->body))
    pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_GZIP, STILL_DOCUMENT, coding,
                                   "gzip bytes of the plain document");
}

/* title, and the status that the answer has. */
static gboolean
is_problem (const PentadHttpProbe *probe)
{
  const char *type = pentad_http_probe_get (probe, "content-type");
  gsize len;
  const char *data = g_bytes_get_data (probe->body, &len);
  g_autoptr (PentadJsonTree) tree = pentad_json_tree_new (data, len, "", NULL, NULL);
  const PentadJson *root = tree != NULL ? pentad_json_tree_get_root (tree) : NULL;

  return type != NULL && g_str_has_prefix (type, "application/problem+json") &&
         pentad_json_string (pentad_json_member (root, "title")) != NULL &&
         pentad_json_number (pentad_json_member (root, "status")) == probe->status;
}

static void
check_problem (PentadCheckRun *self, const char *path, const PentadHttpProbe *probe)
{
  pentad_check_try (self, PENTAD_CHECK_RULE_PROBLEM);
  if (!is_problem (probe))
    pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_PROBLEM, path,
                                   pentad_http_probe_get (probe, "content-type"),
                                   "application/problem+json with title and status");
}

static void
check_errors (PentadCheckRun *self)
{
  static const char path[] = "/v1/no-such-document";
  g_autoptr (PentadHttpProbe) probe = pentad_check_ask (self, path, NULL);
  g_autofree char *status = NULL;

  for (guint i = 0; i < self->documents->len; i++)
    {
      const PentadCheckDocument *document = g_ptr_array_index (self->documents, i);

      if (document->probe != NULL && document->probe->status >= 400)
        check_problem (self, document->path, document->probe);
    }
  if (probe == NULL)
    return;
  pentad_check_try (self, PENTAD_CHECK_RULE_NOT_FOUND);
  status = g_strdup_printf ("%d", probe->status);
  if (probe->status != 404)
    pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_NOT_FOUND, path, status, "404");
  else
    check_problem (self, path, probe);
}

void
pentad_check_wire (PentadCheckRun *self)
{
  pentad_check_skip (self, PENTAD_CHECK_RULE_LAST_MODIFIED, "the platform sends no Last-Modified");
  for (guint i = 0; i < self->documents->len; i++)
    {
      const PentadCheckDocument *document = g_ptr_array_index (self->documents, i);

      if (document->probe != NULL && document->probe->status == 200)
        check_condition (self, document);
    }
  check_compression (self);
  check_errors (self);
}

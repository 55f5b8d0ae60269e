/* Faults on request: what a bad platform or a bad road between does to an answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/fault.h"

#include "codec/json-writer.h"
#include "reference/fault-text.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <string.h>

/* Longest that a slow answer is held back. */
#define MAX_DELAY_MS 600000
/* What a temporary refusal asks for. */
#define RETRY_AFTER_S 2

typedef struct
{
  const char *path, *document, *cursor, *at;
} Request;

typedef struct
{
  const char *name;
  const char *argument; /* what --fault list calls it; NULL: takes none */
  const char *summary;
  void (*apply) (const char *argument, const Request *request, PentadReply *reply);
  gboolean all_statuses; /* meets errors as well */
} WireFault;

typedef struct
{
  const WireFault *wire; /* one of the two */
  const PentadTextFault *text;
  char *argument, *document;
} Fault;

struct _PentadFaults
{
  GArray *faults; /* Fault */
  guint number;   /* of the request; atomic */
};

void
pentad_reply_clear (PentadReply *reply)
{
  g_clear_pointer (&reply->content_type, g_free);
  g_clear_pointer (&reply->body, pentad_body_unref);
  g_clear_pointer (&reply->etag, g_free);
}

static void
set_body (PentadReply *reply, const char *content_type, const char *text)
{
  g_free (reply->content_type);
  reply->content_type = g_strdup (content_type);
  pentad_body_unref (reply->body);
  reply->body = pentad_body_new (g_string_new (text));
}

static void
fail_with (PentadReply *reply, guint status, const char *title)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_string (&w, "type", "about:blank");
  pentad_json_writer_member_string (&w, "title", title);
  pentad_json_writer_member_int (&w, "status", status);
  pentad_json_writer_end_object (&w);
  reply->status = status;
  set_body (reply, "application/problem+json", text->str);
}

static void
apply_status (const char *argument, const Request *request, PentadReply *reply)
{
  guint status = (guint)g_ascii_strtoull (argument, NULL, 10);

  fail_with (reply, status, "A fault that was asked for");
  if (status == 429 || status == 503)
    reply->retry_after_s = RETRY_AFTER_S;
}

static void
apply_html (const char *argument, const Request *request, PentadReply *reply)
{
  set_body (reply, "text/html", "<!DOCTYPE html><html><body><form>Log in</form></body></html>");
}

static void
apply_empty (const char *argument, const Request *request, PentadReply *reply)
{
  g_autofree char *type = g_strdup (reply->content_type);

  set_body (reply, type, "");
}

static void
apply_cut (const char *argument, const Request *request, PentadReply *reply)
{
  reply->is_cut = TRUE;
}

static void
apply_slow (const char *argument, const Request *request, PentadReply *reply)
{
  reply->delay_ms = (guint)MIN (g_ascii_strtoull (argument, NULL, 10), MAX_DELAY_MS);
}

static void
apply_type (const char *argument, const Request *request, PentadReply *reply)
{
  g_free (reply->content_type);
  reply->content_type = g_strdup (argument);
}

static void
apply_charset (const char *argument, const Request *request, PentadReply *reply)
{
  g_autofree char *old = g_steal_pointer (&reply->content_type);

  reply->content_type = g_strdup_printf ("%s; charset=%s", old, argument);
}

static void
apply_no_etag (const char *argument, const Request *request, PentadReply *reply)
{
  g_free (reply->etag);
  reply->etag = g_strdup ("");
}

static void
apply_no_304 (const char *argument, const Request *request, PentadReply *reply)
{
  reply->ignores_tags = TRUE;
}

/* The same tag, whatever is in the body. */
static void
apply_lying_etag (const char *argument, const Request *request, PentadReply *reply)
{
  g_free (reply->etag);
  reply->etag = g_strdup_printf ("\"always-%s\"", request->document);
}

static void
apply_bad_gzip (const char *argument, const Request *request, PentadReply *reply)
{
  reply->lies_of_gzip = TRUE;
}

static void
apply_future_last_modified (const char *argument, const Request *request, PentadReply *reply)
{
  reply->last_modified = "Thu, 01 Jan 2099 00:00:00 GMT";
}

static void
apply_plain_errors (const char *argument, const Request *request, PentadReply *reply)
{
  if (reply->status >= 400)
    set_body (reply, "text/plain", "Something went wrong.");
}

static void
apply_unknown_200 (const char *argument, const Request *request, PentadReply *reply)
{
  if (reply->status != 404 || g_str_equal (request->document, "boundaries") ||
      g_str_equal (request->document, "scheme"))
    return;
  reply->status = 200;
  apply_html (NULL, request, reply);
}

/* A cursor of the reference platform begins with digits. */
static void
apply_cursor_refused (const char *argument, const Request *request, PentadReply *reply)
{
  if (request->cursor != NULL && !g_ascii_isdigit (request->cursor[0]))
    fail_with (reply, 400, "No such cursor");
}

static void
apply_at_refused (const char *argument, const Request *request, PentadReply *reply)
{
  if (request->at != NULL)
    fail_with (reply, 500, "Not for the past");
}

static const WireFault wire_faults[] = {
  { "status", "CODE", N_ ("an error with that status"), apply_status, TRUE },
  { "html", NULL, N_ ("a page to log in, with status 200"), apply_html },
  { "empty", NULL, N_ ("no bytes"), apply_empty },
  { "cut", NULL, N_ ("the connection is closed half-way"), apply_cut },
  { "slow", "MS", N_ ("the answer comes that many milliseconds later"), apply_slow, TRUE },
  { "type", "MEDIA-TYPE", N_ ("another media type"), apply_type },
  { "charset", "NAME", N_ ("another character set is named"), apply_charset },
  { "no-etag", NULL, N_ ("no entity tag"), apply_no_etag },
  { "no-304", NULL, N_ ("conditional requests are ignored"), apply_no_304 },
  { "lying-etag", NULL, N_ ("the same entity tag for ever"), apply_lying_etag },
  { "bad-gzip", NULL, N_ ("plain bytes that are said to be gzip"), apply_bad_gzip },
  { "future-last-modified", NULL, N_ ("last modified in the future"), apply_future_last_modified },
  { "plain-errors", NULL, N_ ("errors as plain text"), apply_plain_errors, TRUE },
  { "unknown-200", NULL, N_ ("a page instead of 404 for what does not exist"), apply_unknown_200,
    TRUE },
  { "cursor-refused", NULL, N_ ("400 for a cursor that is not known"), apply_cursor_refused },
  { "at-refused", NULL, N_ ("500 for questions about the past"), apply_at_refused },
};

static void
fault_clear (gpointer data)
{
  Fault *fault = data;

  g_free (fault->argument);
  g_free (fault->document);
}

static gboolean
refuse (GError **error, const char *spec, const char *reason)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "--fault %s: %s", spec, reason);
  return FALSE;
}

static void
find_fault (Fault *fault, const char *name)
{
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (wire_faults); i++)
    if (g_str_equal (wire_faults[i].name, name))
      fault->wire = &wire_faults[i];
  pentad_text_fault_get (0, &n);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (pentad_text_fault_get (i, NULL)->name, name))
      fault->text = pentad_text_fault_get (i, NULL);
}

static gboolean
check_argument (const Fault *fault, const char *spec, GError **error)
{
  gboolean needs = fault->wire != NULL && fault->wire->argument != NULL;
  gboolean takes = needs || (fault->text != NULL && fault->text->member != NULL);
  guint64 number;

  if (fault->argument == NULL)
    return !needs || refuse (error, spec, _ ("an argument is missing"));
  if (!takes)
    return refuse (error, spec, _ ("takes no argument"));
  if (fault->wire != NULL && g_str_equal (fault->wire->name, "status") &&
      !g_ascii_string_to_unsigned (fault->argument, 10, 400, 599, &number, NULL))
    return refuse (error, spec, _ ("expected a status from 400 to 599"));
  if (fault->wire != NULL && g_str_equal (fault->wire->name, "slow") &&
      !g_ascii_string_to_unsigned (fault->argument, 10, 0, MAX_DELAY_MS, &number, NULL))
    return refuse (error, spec, _ ("expected milliseconds up to 600000"));
  return TRUE;
}

/* NAME[:ARGUMENT][@DOCUMENT]. */
static gboolean
parse_fault (const char *spec, Fault *fault, GError **error)
{
  g_autofree char *name = g_strdup (spec);
  char *document = strrchr (name, '@'), *argument;

  if (document != NULL)
    *document++ = '\0';
  argument = strchr (name, ':');
  if (argument != NULL)
    *argument++ = '\0';
  find_fault (fault, name);
  if (fault->wire == NULL && fault->text == NULL)
    return refuse (error, spec, _ ("not known; --fault list names them all"));
  fault->argument = g_strdup (argument);
  fault->document = g_strdup (document != NULL      ? document
                              : fault->text != NULL ? fault->text->document
                                                    : NULL);
  return check_argument (fault, spec, error);
}

PentadFaults *
pentad_faults_new (const char *const *specs, GError **error)
{
  g_autoptr (PentadFaults) self = g_new0 (PentadFaults, 1);

  self->faults = g_array_new (FALSE, TRUE, sizeof (Fault));
  g_array_set_clear_func (self->faults, fault_clear);
  for (guint i = 0; specs != NULL && specs[i] != NULL; i++)
    {
      g_array_set_size (self->faults, i + 1);
      if (!parse_fault (specs[i], &g_array_index (self->faults, Fault, i), error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
pentad_faults_free (PentadFaults *self)
{
  g_array_unref (self->faults);
  g_free (self);
}

static void
apply_text (const Fault *fault, guint number, PentadReply *reply)
{
  gsize len;
  const char *text = g_bytes_get_data (pentad_body_get_bytes (reply->body, FALSE), &len);
  GString *changed = pentad_text_fault_apply (fault->text, fault->argument, number, text, len);

  if (changed == NULL)
    return;
  pentad_body_unref (reply->body);
  reply->body = pentad_body_new (changed);
}

void
pentad_faults_apply (
    PentadFaults *self, const char *path, const char *cursor, const char *at, PentadReply *reply)
{
  guint number = (guint)g_atomic_int_add (&self->number, 1);
  const char *first = g_str_has_prefix (path, "/v1/") ? path + strlen ("/v1/") : "";
  g_autofree char *document = g_strndup (first, strcspn (first, "/"));
  const Request request = { path, document, cursor, at };

  for (guint i = 0; i < self->faults->len; i++)
    {
      const Fault *fault = &g_array_index (self->faults, Fault, i);

      if (fault->document != NULL && !g_str_equal (fault->document, document) &&
          !g_str_equal (fault->document, first))
        continue;
      if (fault->text != NULL && reply->status == 200)
        apply_text (fault, number, reply);
      else if (fault->wire != NULL && (reply->status == 200 || fault->wire->all_statuses))
        fault->wire->apply (fault->argument, &request, reply);
    }
}

static void
append_line (GString *text,
             const char *name,
             const char *argument,
             const char *document,
             const char *summary)
{
  g_autofree char *full =
      g_strconcat (name, argument != NULL ? ":" : "", argument != NULL ? argument : "",
                   document != NULL ? "@" : "", document != NULL ? document : "", NULL);

  g_string_append_printf (text, "%-34s %s\n", full, summary);
}

char *
pentad_faults_describe (void)
{
  GString *text = g_string_new (NULL);
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (wire_faults); i++)
    append_line (text, wire_faults[i].name, wire_faults[i].argument, NULL,
                 _ (wire_faults[i].summary));
  pentad_text_fault_get (0, &n);
  for (guint i = 0; i < n; i++)
    {
      const PentadTextFault *fault = pentad_text_fault_get (i, NULL);

      append_line (text, fault->name, fault->member, fault->document, _ (fault->summary));
    }
  return g_string_free (text, FALSE);
}

/* The body of a question by POST: what a mapping says, with the page and the period filled in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/list-body.h"

#include "codec/json-writer.h"

#include <string.h>

static void
write_text (PentadJsonWriter *writer, const char *text, const PentadListQuestion *question)
{
  g_autoptr (GString) filled = NULL;
  g_autofree char *page = NULL;

  if (g_str_equal (text, "{page}"))
    {
      pentad_json_writer_int (writer, question->page);
      return;
    }
  filled = g_string_new (text);
  page = g_strdup_printf ("%d", question->page);
  g_string_replace (filled, "{page}", page, 0);
  g_string_replace (filled, "{from}", question->from, 0);
  g_string_replace (filled, "{to}", question->to, 0);
  pentad_json_writer_string (writer, filled->str);
}

static void
write_node (PentadJsonWriter *writer, const PentadJson *node, const PentadListQuestion *question)
{
  gboolean is_object = node->type == PENTAD_JSON_OBJECT;

  switch (node->type)
    {
    case PENTAD_JSON_STRING:
      write_text (writer, node->string, question);
      return;
    case PENTAD_JSON_NUMBER:
      pentad_json_writer_double (writer, node->number, -1);
      return;
    case PENTAD_JSON_BOOLEAN:
      pentad_json_writer_boolean (writer, node->boolean);
      return;
    case PENTAD_JSON_NULL:
    case PENTAD_JSON_NONE:
      pentad_json_writer_null (writer);
      return;
    case PENTAD_JSON_OBJECT:
    case PENTAD_JSON_ARRAY:
      break;
    }
  if (is_object)
    pentad_json_writer_begin_object (writer);
  else
    pentad_json_writer_begin_array (writer);
  PENTAD_JSON_EACH (child, node)
  {
    if (is_object)
      pentad_json_writer_name (writer, child->name);
    write_node (writer, child, question);
  }
  if (is_object)
    pentad_json_writer_end_object (writer);
  else
    pentad_json_writer_end_array (writer);
}

char *
pentad_list_make_body (const PentadMappingList *list, const PentadListQuestion *question)
{
  g_autoptr (GString) text = NULL;
  PentadJsonWriter writer;

  if (list->body == NULL)
    return NULL;
  text = g_string_new (NULL);
  pentad_json_writer_init (&writer, text);
  write_node (&writer, list->body, question);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
pentad_list_names_page (const PentadJson *node)
{
  const char *text = pentad_json_string (node);

  if (text != NULL && strstr (text, "{page}") != NULL)
    return TRUE;
  PENTAD_JSON_EACH (child, node)
  {
    if (pentad_list_names_page (child))
      return TRUE;
  }
  return FALSE;
}

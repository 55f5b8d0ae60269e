/* Search: a few letters lead to any place of the city, class, department or case.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/search-index.h"

/* More are not read by anybody: one more letter is typed sooner. */
#define MAX_FOUND 30

#define MAX_CASES 10
/* A shorter part of a case number is in nearly all of them. */
#define LEAST_CASE_TEXT 4

/* Of a row: the action that it stands for, and its parameter. */
#define ACTION "pentad-action"
#define TARGET "pentad-target"

struct _PentadSearch
{
  GtkWidget parent_instance;

  PentadCity *city;           /* NULL none yet */
  PentadDivisions *divisions; /* of the city; NULL none yet */
  PentadCatalogue *catalogue; /* likewise */
  PentadLanguage language;
  PentadSearchIndex *index;   /* of the divisions it names; NULL until the first is ready */
  GCancellable *cancellable;  /* of the worker; NULL when none is at work */
  PentadDivisions *in_making; /* what the worker reads */

  /* From the template. */
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *scroll;
  GtkWidget *list;
  GtkWidget *note; /* why there is no list */
};

G_DEFINE_FINAL_TYPE (PentadSearch, pentad_search, GTK_TYPE_WIDGET)

/* "Whole city › district › street", without the place itself. Transfer full. */
static char *
describe_way (const PentadDivisions *divisions, int place, PentadLanguage language)
{
  GString *way = g_string_new (NULL);

  for (int up = pentad_divisions_get (divisions, place)->parent; up > 0;
       up = pentad_divisions_get (divisions, up)->parent)
    {
      const PentadDivision *division = pentad_divisions_get (divisions, up);
      const char *name = pentad_label_get (&division->name, language);

      if (way->len > 0)
        g_string_prepend (way, " › ");
      g_string_prepend (way, name[0] != '\0' ? name : division->code);
    }
  return g_string_free (way, FALSE);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

/* action: static. Takes the target. */
static void
add_row (PentadSearch *self, const char *name, const char *where, const char *action, char *target)
{
  g_autofree char *spoken = where[0] != '\0' ? g_strdup_printf ("%s, %s", name, where) : NULL;
  GtkWidget *row = gtk_list_box_row_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = make_label (where);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_box_append (GTK_BOX (line), make_label (name));
  gtk_box_append (GTK_BOX (line), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken != NULL ? spoken : name, -1);
  g_object_set_data (G_OBJECT (row), ACTION, (gpointer)action);
  g_object_set_data_full (G_OBJECT (row), TARGET, target, g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
add_named (PentadSearch *self, const PentadNamed *named)
{
  const PentadDivisions *divisions = pentad_search_index_get_divisions (self->index);
  const PentadCatalogue *catalogue = pentad_search_index_get_catalogue (self->index);
  const char *name = pentad_search_index_get_name (self->index, named, self->language);

  switch (named->kind)
    {
    case PENTAD_NAMED_PLACE:
      {
        const PentadDivision *division = pentad_divisions_get (divisions, named->index);
        g_autofree char *way = describe_way (divisions, named->index, self->language);

        add_row (self, name, way, "win.division",
                 g_strdup_printf ("%s:%s", pentad_level_id (division->level), division->code));
        return;
      }
    case PENTAD_NAMED_DEPARTMENT:
      add_row (self, name, _ ("only this department"), "win.filter-add",
               pentad_filter_pair_text (
                   PENTAD_FILTER_DEPARTMENT,
                   pentad_catalogue_get_department (catalogue, named->index)->code));
      return;
    case PENTAD_NAMED_CLASS:
      add_row (
          self, name, _ ("only this class"), "win.filter-add",
          pentad_filter_pair_text (PENTAD_FILTER_CLASS,
                                   pentad_catalogue_get_class (catalogue, named->index)->code));
      return;
    case PENTAD_NAMED_POST:
    case PENTAD_N_NAMED:
      return; /* persons are looked up in their own tables */
    }
}

typedef struct
{
  PentadSearch *search;
  const char *text;
  guint n;
} CaseSearch;

static void
case_cb (const PentadCaseRow *row, gpointer user_data)
{
  CaseSearch *wanted = user_data;
  const char *id = pentad_case_get_id (row->data);

  if (wanted->n >= MAX_CASES || strcasestr (id, wanted->text) == NULL)
    return;
  wanted->n++;
  add_row (wanted->search, id, _ ("case"), "win.case", g_strdup (id));
}

/* Cases by a part of their number; one pass over the numbers. */
static guint
add_cases (PentadSearch *self, const char *text)
{
  CaseSearch wanted = { self, text, 0 };

  if (self->city != NULL && strlen (text) >= LEAST_CASE_TEXT &&
      strpbrk (text, "0123456789") != NULL)
    pentad_city_foreach_case (self->city, case_cb, &wanted);
  return wanted.n;
}

static void
set_note (PentadSearch *self, const char *note)
{
  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
  gtk_widget_set_visible (self->scroll, note == NULL);
}

static void
update (PentadSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GArray) found = NULL;
  GtkWidget *row;
  gboolean any;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  if (self->index == NULL)
    {
      set_note (self, _ ("Reading the names …"));
      return;
    }
  found = pentad_search_index_find (self->index, text, MAX_FOUND);
  any = add_cases (self, text) > 0 || found->len > 0;
  for (guint i = 0; i < found->len; i++)
    add_named (self, &g_array_index (found, PentadNamed, i));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  set_note (self, any               ? NULL
                  : text[0] != '\0' ? _ ("Nothing is called that")
                                    : _ ("Name, code, pinyin or its initials; number of a case"));
}

/* What the worker reads. */
typedef struct
{
  PentadDivisions *divisions;
  PentadCatalogue *catalogue; /* NULL none */
} Names;

static void
names_free (Names *names)
{
  pentad_divisions_unref (names->divisions);
  g_clear_pointer (&names->catalogue, pentad_catalogue_unref);
  g_free (names);
}

static void
index_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Names *names = data;

  g_task_return_pointer (task, pentad_search_index_new (names->divisions, names->catalogue),
                         (GDestroyNotify)pentad_search_index_free);
}

static void
index_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  PentadSearchIndex *index = g_task_propagate_pointer (G_TASK (result), &error);
  PentadSearch *self = user_data;

  if (index == NULL)
    return; /* cancelled: self is gone, or other divisions are read */
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->in_making, pentad_divisions_unref);
  g_clear_pointer (&self->index, pentad_search_index_free);
  self->index = index;
  update (self);
}

static void
stop_reading (PentadSearch *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->in_making, pentad_divisions_unref);
}

/* What is there already goes on serving until the names of new divisions are read. */
static void
read_names (PentadSearch *self)
{
  g_autoptr (GTask) task = NULL;
  Names *names;

  if (self->divisions == NULL || self->in_making == self->divisions ||
      (self->index != NULL && pentad_search_index_get_divisions (self->index) == self->divisions &&
       pentad_search_index_get_catalogue (self->index) == self->catalogue))
    return;
  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  self->in_making = pentad_divisions_ref (self->divisions);
  task = g_task_new (NULL, self->cancellable, index_cb, self);
  names = g_new0 (Names, 1);
  names->divisions = pentad_divisions_ref (self->divisions);
  names->catalogue = self->catalogue != NULL ? pentad_catalogue_ref (self->catalogue) : NULL;
  g_task_set_task_data (task, names, (GDestroyNotify)names_free);
  g_task_run_in_thread (task, index_thread);
}

static void
show_cb (PentadSearch *self)
{
  read_names (self);
  update (self);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
row_cb (PentadSearch *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_activate_action (GTK_WIDGET (self), g_object_get_data (G_OBJECT (row), ACTION), "s",
                              g_object_get_data (G_OBJECT (row), TARGET));
}

/* Return in the entry takes the first of the list: of what is typed, though the list follows the
 * typing with a pause. */
static void
activate_cb (PentadSearch *self)
{
  GtkListBoxRow *row;

  update (self);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  if (row != NULL)
    row_cb (self, row);
}

static void
stop_cb (PentadSearch *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
pentad_search_dispose (GObject *object)
{
  PentadSearch *self = PENTAD_SEARCH (object);

  stop_reading (self);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->index, pentad_search_index_free);
  g_clear_pointer (&self->divisions, pentad_divisions_unref);
  g_clear_pointer (&self->catalogue, pentad_catalogue_unref);
  g_clear_object (&self->city);
  G_OBJECT_CLASS (pentad_search_parent_class)->dispose (object);
}

static void
pentad_search_class_init (PentadSearchClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_search_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadSearch.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadSearch, button);
  gtk_widget_class_bind_template_child (widget_class, PentadSearch, popover);
  gtk_widget_class_bind_template_child (widget_class, PentadSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, PentadSearch, scroll);
  gtk_widget_class_bind_template_child (widget_class, PentadSearch, list);
  gtk_widget_class_bind_template_child (widget_class, PentadSearch, note);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_set_css_name (widget_class, "search");
}

static void
pentad_search_init (PentadSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pentad_search_new (void)
{
  return g_object_new (PENTAD_TYPE_SEARCH, NULL);
}

void
pentad_search_set_city (PentadSearch *self, PentadCity *city, PentadLanguage language)
{
  PentadDivisions *divisions = (PentadDivisions *)pentad_city_get_divisions (city);
  PentadCatalogue *catalogue = (PentadCatalogue *)pentad_city_get_catalogue (city);

  g_return_if_fail (PENTAD_IS_SEARCH (self));

  self->language = language;
  g_set_object (&self->city, city);
  if (divisions == self->divisions && catalogue == self->catalogue)
    return;
  g_clear_pointer (&self->divisions, pentad_divisions_unref);
  g_clear_pointer (&self->catalogue, pentad_catalogue_unref);
  self->divisions = divisions != NULL ? pentad_divisions_ref (divisions) : NULL;
  self->catalogue = catalogue != NULL ? pentad_catalogue_ref (catalogue) : NULL;
  if (gtk_widget_get_visible (self->popover))
    read_names (self);
}

void
pentad_search_open (PentadSearch *self)
{
  g_return_if_fail (PENTAD_IS_SEARCH (self));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

/* The buttons of a live map, and its actions: a list of layers, and how many periods are shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-tools.h"

#define ID_KEY "pentad-layer-id"

struct _PentadMapTools
{
  GtkWidget parent_instance;

  GSimpleActionGroup *actions;
  GPtrArray *items; /* PentadMapLayerItem; NULL: none yet */

  /* From the template. */
  GtkWidget *compare;
  GtkWidget *layers;
  GtkWidget *popover;
  GtkWidget *list;
};

enum
{
  SIGNAL_LAYER_CHOSEN,
  SIGNAL_COMPARE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const compare_ids[PENTAD_N_MAP_COMPARES] = { "one", "swipe", "pair" };

G_DEFINE_FINAL_TYPE (PentadMapTools, pentad_map_tools, GTK_TYPE_WIDGET)

static GAction *
find_action (PentadMapTools *self, const char *name)
{
  return g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);
}

static void
layer_chosen_cb (PentadMapTools *self, GVariant *value, GSimpleAction *action)
{
  const char *id = g_object_get_data (G_OBJECT (action), ID_KEY);

  g_simple_action_set_state (action, value);
  g_signal_emit (self, signals[SIGNAL_LAYER_CHOSEN], 0, id, g_variant_get_boolean (value));
}

static void
compare_chosen_cb (PentadMapTools *self, GVariant *value, GSimpleAction *action)
{
  for (int i = 0; i < PENTAD_N_MAP_COMPARES; i++)
    if (g_str_equal (g_variant_get_string (value, NULL), compare_ids[i]))
      {
        g_simple_action_set_state (action, value);
        g_signal_emit (self, signals[SIGNAL_COMPARE_CHOSEN], 0, i);
      }
}

static gboolean
is_same_list (const GPtrArray *a, const GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const PentadMapLayerItem *p = g_ptr_array_index (a, i), *q = g_ptr_array_index (b, i);

      if (!g_str_equal (p->id, q->id) || !g_str_equal (p->label, q->label))
        return FALSE;
    }
  return TRUE;
}

static void
clear_list (PentadMapTools *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    {
      const PentadMapLayerItem *item = g_ptr_array_index (self->items, i);
      g_autofree char *name = pentad_map_tools_action_name (item->id);

      g_action_map_remove_action (G_ACTION_MAP (self->actions), name);
    }
}

static void
add_row (PentadMapTools *self, const PentadMapLayerItem *item)
{
  g_autofree char *name = pentad_map_tools_action_name (item->id);
  g_autofree char *full = g_strconcat ("map.", name, NULL);
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (item->shown));
  GtkWidget *row = gtk_check_button_new_with_label (item->label);

  g_object_set_data_full (G_OBJECT (action), ID_KEY, g_strdup (item->id), g_free);
  g_signal_connect_object (action, "change-state", G_CALLBACK (layer_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), full);
  gtk_box_append (GTK_BOX (self->list), row);
}

static void
fill_list (PentadMapTools *self, const GPtrArray *items)
{
  int group = -1;

  for (guint i = 0; i < items->len; i++)
    {
      const PentadMapLayerItem *item = g_ptr_array_index (items, i);

      if ((int)item->group != group)
        {
          GtkWidget *heading = gtk_label_new (pentad_map_layers_group_name (item->group));

          gtk_label_set_xalign (GTK_LABEL (heading), 0);
          gtk_widget_add_css_class (heading, "heading");
          gtk_box_append (GTK_BOX (self->list), heading);
          group = (int)item->group;
        }
      add_row (self, item);
    }
}

static void
pentad_map_tools_dispose (GObject *object)
{
  PentadMapTools *self = PENTAD_MAP_TOOLS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (pentad_map_tools_parent_class)->dispose (object);
}

static void
pentad_map_tools_class_init (PentadMapToolsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_map_tools_dispose;
  signals[SIGNAL_LAYER_CHOSEN] =
      g_signal_new ("layer-chosen", PENTAD_TYPE_MAP_TOOLS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_COMPARE_CHOSEN] =
      g_signal_new ("compare-chosen", PENTAD_TYPE_MAP_TOOLS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadMapTools.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadMapTools, compare);
  gtk_widget_class_bind_template_child (widget_class, PentadMapTools, layers);
  gtk_widget_class_bind_template_child (widget_class, PentadMapTools, popover);
  gtk_widget_class_bind_template_child (widget_class, PentadMapTools, list);
  gtk_widget_class_set_css_name (widget_class, "maptools");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pentad_map_tools_init (PentadMapTools *self)
{
  GSimpleAction *compare =
      g_simple_action_new_stateful ("compare", G_VARIANT_TYPE_STRING, g_variant_new_string ("one"));

  self->actions = g_simple_action_group_new ();
  g_signal_connect_object (compare, "change-state", G_CALLBACK (compare_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (compare));
  g_object_unref (compare);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pentad_map_tools_new (void)
{
  return g_object_new (PENTAD_TYPE_MAP_TOOLS, NULL);
}

GActionGroup *
pentad_map_tools_get_actions (PentadMapTools *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_TOOLS (self), NULL);
  return G_ACTION_GROUP (self->actions);
}

void
pentad_map_tools_set_content (PentadMapTools *self, GPtrArray *items, PentadMapCompare compare)
{
  g_return_if_fail (PENTAD_IS_MAP_TOOLS (self));

  if (!is_same_list (self->items, items))
    {
      clear_list (self);
      fill_list (self, items);
    }
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  for (guint i = 0; i < items->len; i++)
    {
      const PentadMapLayerItem *item = g_ptr_array_index (items, i);
      g_autofree char *name = pentad_map_tools_action_name (item->id);

      g_simple_action_set_state (G_SIMPLE_ACTION (find_action (self, name)),
                                 g_variant_new_boolean (item->shown));
    }
  g_simple_action_set_state (G_SIMPLE_ACTION (find_action (self, "compare")),
                             g_variant_new_string (compare_ids[compare]));
}

const GPtrArray *
pentad_map_tools_get_items (PentadMapTools *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_TOOLS (self), NULL);
  return self->items;
}

void
pentad_map_tools_open_layers (PentadMapTools *self)
{
  g_return_if_fail (PENTAD_IS_MAP_TOOLS (self));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->layers));
}

void
pentad_map_tools_next_compare (PentadMapTools *self)
{
  g_return_if_fail (PENTAD_IS_MAP_TOOLS (self));

  GAction *action = find_action (self, "compare");
  g_autoptr (GVariant) state = g_action_get_state (action);
  int now = 0;

  for (int i = 0; i < PENTAD_N_MAP_COMPARES; i++)
    if (g_str_equal (g_variant_get_string (state, NULL), compare_ids[i]))
      now = i;
  g_action_change_state (action,
                         g_variant_new_string (compare_ids[(now + 1) % PENTAD_N_MAP_COMPARES]));
}

char *
pentad_map_tools_action_name (const char *id)
{
  char *name = g_strconcat ("layer-", id, NULL);

  for (char *c = name; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '-' && *c != '.')
      *c = '-';
  return name;
}

package id.bilik.queueserver.server.runtime;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON may leave out anything; a record component that is not {@code @Nullable} must be there. */
public final class RequiredComponents {
    /** Of each kind of record, looked up once: reflection is slow and every request asks. */
    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    private record Component(String name, Method accessor, boolean required) {
        static Component of(RecordComponent component) {
            component.getAccessor().setAccessible(true);
            return new Component(component.getName(), component.getAccessor(),
                    !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }

        @Nullable
        Object read(Record value) {
            try {
                return accessor.invoke(value);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private RequiredComponents() {}

    /** Name of the first component that must be there and is not, also inside records and lists of records. */
    public static Optional<String> findMissing(Record value) {
        for (Component component : COMPONENTS.get(value.getClass())) {
            Object part = component.read(value);
            if (part == null && component.required)
                return Optional.of(component.name);
            Optional<String> inside = part == null ? Optional.empty() : findMissingIn(part);
            if (inside.isPresent())
                return Optional.of(component.name + "." + inside.get());
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException naming the component that is missing */
    public static void check(Record value) {
        findMissing(value).ifPresent(name -> {
            throw new IllegalArgumentException("the field " + name + " is missing");
        });
    }

    private static Optional<String> findMissingIn(Object part) {
        if (part instanceof Record record)
            return findMissing(record);
        if (part instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet())
                if (entry.getValue() == null)
                    return Optional.of(String.valueOf(entry.getKey()));
            return Optional.empty();
        }
        if (part instanceof Collection<?> list) {
            int index = 0;
            for (Object item : list) {
                Optional<String> inside = item == null
                        ? Optional.of(String.valueOf(index))
                        : findMissingIn(item);
                if (inside.isPresent())
                    return inside;
                index++;
            }
        }
        return Optional.empty();
    }

}

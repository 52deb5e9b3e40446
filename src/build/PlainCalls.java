import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_INTERFACE;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.H_INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.H_INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.V11;
import static org.objectweb.asm.Opcodes.V1_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Replaces the calls in a jar that Java links only at run time by plain ones: {@code java PlainCalls.java JAR}. The lambdas and method
 * references of a class become one class more, as if an inner class had been written there; string concatenation and the
 * {@code equals}, {@code hashCode} and {@code toString} of records become methods, as if written out.
 *
 * <p>To link one takes Java 17 a tenth of a millisecond and more, though its class lies in the archive of classes, and a run with
 * nothing new links hundreds: a third of its time. To load a class for each took a tenth of a run that has something to do. Sources and
 * tests know nothing of it. Left as they are: serializable lambdas.
 */
final class PlainCalls {
    private static final String LAMBDA = "java/lang/invoke/LambdaMetafactory.metafactory";
    private static final String CONCATENATION = "java/lang/invoke/StringConcatFactory.makeConcatWithConstants";
    private static final String RECORD = "java/lang/runtime/ObjectMethods.bootstrap";

    /** Of these, none declares what another gives a meaning of its own: one class may be all of them. */
    private static final Pattern EVERYDAY =
            Pattern.compile("java/util/(function/.*|Comparator|concurrent/Callable)|java/lang/Runnable");

    private final Map<String, ClassNode> classes = new LinkedHashMap<>();
    private final Map<String, LambdaClass> lambdas = new LinkedHashMap<>();

    public static void main(String[] words) throws IOException {
        new PlainCalls().rewrite(Path.of(words[0]));
    }

    private void rewrite(Path jar) throws IOException {
        Path part = jar.resolveSibling(jar.getFileName() + ".part");
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(part))) {
            List<? extends ZipEntry> entries = Collections.list(from.entries());
            for (ZipEntry entry : entries) {
                read(from, entry);
            }
            leaveOutDates();
            leaveOutCleaning();
            List.copyOf(classes.values()).forEach(this::replaceIn);
            for (ZipEntry entry : entries) {
                ClassNode changed = classes.get(entry.getName());
                write(to, entry, changed == null ? from.getInputStream(entry).readAllBytes() : bytes(changed));
            }
            for (Map.Entry<String, LambdaClass> one : lambdas.entrySet()) {
                ZipEntry entry = new ZipEntry(one.getKey() + ".class");
                entry.setTime(entries.get(0).getTime());
                write(to, entry, one.getValue().bytes());
            }
        }
        Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private void read(ZipFile jar, ZipEntry entry) throws IOException {
        if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
            try (InputStream in = jar.getInputStream(entry)) {
                ClassNode node = new ClassNode();
                new ClassReader(in).accept(node, 0);
                if ((node.version & 0xffff) >= V1_8) {
                    classes.put(entry.getName(), node);
                }
            }
        }
    }

    private static void write(OutputStream to, ZipEntry entry, byte[] content) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        ((ZipOutputStream) to).putNextEntry(copy);
        to.write(content);
        ((ZipOutputStream) to).closeEntry();
    }

    private static byte[] bytes(ClassNode node) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        return writer.toByteArray();
    }

    /**
     * For each connection the database's driver makes a format of dates, and Java looks through the calendars of all countries for it: a
     * twentieth of a run. Dates are numbers in our tables, so it gets none.
     */
    private void leaveOutDates() {
        leaveOut("org/sqlite/SQLiteConnectionConfig", call -> call.owner.equals("org/sqlite/date/FastDateFormat"), (in, call) -> {
            in.insertBefore(call, new InsnNode(POP));
            in.set(call, new InsnNode(ACONST_NULL));
        });
    }

    /**
     * The driver looks for what it unpacked into the folder for temporary files when it was killed, after asking a file in the jar which
     * version it is. It unpacks nothing here, but for the run that prepares the others.
     */
    private void leaveOutCleaning() {
        leaveOut("org/sqlite/SQLiteJDBCLoader", call -> call.name.equals("cleanup"), InsnList::remove);
    }

    private void leaveOut(String type, Predicate<MethodInsnNode> which, BiConsumer<InsnList, MethodInsnNode> how) {
        int found = 0;
        for (MethodNode method : classes.get(type + ".class").methods) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof MethodInsnNode call && which.test(call)) {
                    how.accept(method.instructions, call);
                    found++;
                }
            }
        }
        if (found == 0) {
            throw new IllegalStateException("what was left out of " + type + " is elsewhere now; a start is slower for it");
        }
    }

    private void replaceIn(ClassNode node) {
        for (MethodNode method : List.copyOf(node.methods)) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof InvokeDynamicInsnNode call) {
                    MethodInsnNode plain = plain(node, call);
                    if (plain != null) {
                        method.instructions.set(call, plain);
                    }
                }
            }
        }
    }

    /** @return null where the call stays as it is */
    private MethodInsnNode plain(ClassNode node, InvokeDynamicInsnNode call) {
        return switch (call.bsm.getOwner() + "." + call.bsm.getName()) {
            case LAMBDA -> made(node, call);
            case CONCATENATION, RECORD -> {
                MethodNode body = new MethodNode(
                        ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC,
                        "plain$" + node.methods.size(),
                        call.desc,
                        null,
                        null);
                node.methods.add(body);
                new PlainMethod(node, body, new GeneratorAdapter(body, body.access, body.name, body.desc), call).write();
                boolean inInterface = (node.access & ACC_INTERFACE) != 0;
                yield new MethodInsnNode(INVOKESTATIC, node.name, body.name, body.desc, inInterface);
            }
            default -> null;
        };
    }

    /** Adds a lambda to a class in the nest of the class that it stands in. @return the call that makes it */
    private MethodInsnNode made(ClassNode outer, InvokeDynamicInsnNode lambda) {
        String host = outer.nestHostClass == null ? outer.name : outer.nestHostClass;
        String function = Type.getReturnType(lambda.desc).getInternalName();
        // One class for all that stand in a nest loads in the time of one.
        String name = host + "$$Plain" + (EVERYDAY.matcher(function).matches() ? "" : lambdas.size());
        LambdaClass type = lambdas.computeIfAbsent(name, it -> {
            ClassNode nest = classes.get(host + ".class");
            // A class of Java 8 opens its private methods to a neighbour once it is one of Java 11.
            nest.version = Math.max(nest.version, V11);
            if (nest.nestMembers == null) {
                nest.nestMembers = new ArrayList<>();
            }
            nest.nestMembers.add(it);
            return new LambdaClass(Type.getObjectType(it), host, nest.version);
        });
        return new MethodInsnNode(INVOKESTATIC, name, type.add(lambda), lambda.desc, false);
    }
}

/** Lambdas as one class: a number that says which of them an instance is, what it captured, and their functions. */
final class LambdaClass {
    /** By the names of their wrappers. */
    static final Map<String, Type> PRIMITIVES = Map.of(
            "java/lang/Boolean", Type.BOOLEAN_TYPE,
            "java/lang/Byte", Type.BYTE_TYPE,
            "java/lang/Character", Type.CHAR_TYPE,
            "java/lang/Short", Type.SHORT_TYPE,
            "java/lang/Integer", Type.INT_TYPE,
            "java/lang/Long", Type.LONG_TYPE,
            "java/lang/Float", Type.FLOAT_TYPE,
            "java/lang/Double", Type.DOUBLE_TYPE);

    private static final Type OBJECT = Type.getType(Object.class);

    private final Type self;
    private final String host;
    private final int version;
    private final List<InvokeDynamicInsnNode> lambdas = new ArrayList<>();
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    LambdaClass(Type self, String host, int version) {
        this.self = self;
        this.host = host;
        this.version = version;
    }

    /** @return the method that makes an instance of what was captured */
    String add(InvokeDynamicInsnNode lambda) {
        lambdas.add(lambda);
        return maker(lambdas.size() - 1);
    }

    private static String maker(int which) {
        return "of" + which;
    }

    byte[] bytes() {
        String[] functions = lambdas.stream()
                .map(lambda -> Type.getReturnType(lambda.desc).getInternalName())
                .distinct()
                .toArray(String[]::new);
        writer.visit(version, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, self.getInternalName(), null, "java/lang/Object", functions);
        writer.visitNestHost(host);
        Method constructor = constructor();
        Map<Method, List<Integer>> functionsOf = new LinkedHashMap<>();
        for (int which = 0; which < lambdas.size(); which++) {
            make(which, constructor);
            functionsOf.computeIfAbsent(declared(which), it -> new ArrayList<>()).add(which);
        }
        functionsOf.forEach(this::function);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private Method declared(int which) {
        return new Method(lambdas.get(which).name, ((Type) lambdas.get(which).bsmArgs[0]).getDescriptor());
    }

    /** It takes as much as the lambda that captures most, and the fields are final: other threads see them, however they come by it. */
    private Method constructor() {
        int most = lambdas.stream()
                .mapToInt(lambda -> Type.getArgumentTypes(lambda.desc).length)
                .max()
                .orElse(0);
        Type[] parameters = new Type[most + 1];
        Arrays.fill(parameters, OBJECT);
        parameters[0] = Type.INT_TYPE;
        Method constructor = new Method("<init>", Type.VOID_TYPE, parameters);
        GeneratorAdapter code = method(ACC_PRIVATE, constructor);
        code.loadThis();
        code.invokeConstructor(OBJECT, new Method("<init>", "()V"));
        for (int i = 0; i <= most; i++) {
            writer.visitField(ACC_PRIVATE | ACC_FINAL, "c" + i, parameters[i].getDescriptor(), null, null);
            code.loadThis();
            code.loadArg(i);
            code.putField(self, "c" + i, parameters[i]);
        }
        end(code);
        return constructor;
    }

    private void make(int which, Method constructor) {
        GeneratorAdapter code = method(ACC_STATIC, new Method(maker(which), lambdas.get(which).desc));
        Type[] captured = code.getArgumentTypes();
        code.newInstance(self);
        code.dup();
        code.push(which);
        for (int i = 0; i < constructor.getArgumentTypes().length - 1; i++) {
            if (i < captured.length) {
                code.loadArg(i);
                code.valueOf(captured[i]);
            } else {
                code.push((String) null);
            }
        }
        code.invokeConstructor(self, constructor);
        end(code);
    }

    /** @param which all lambdas that are called by this method of their interfaces */
    private void function(Method declared, List<Integer> which) {
        MethodVisitor raw = writer.visitMethod(ACC_PUBLIC, declared.getName(), declared.getDescriptor(), null, null);
        GeneratorAdapter body = new GeneratorAdapter(raw, ACC_PUBLIC, declared.getName(), declared.getDescriptor());
        if (which.size() == 1) {
            function(body, declared, lambdas.get(which.get(0)));
        } else {
            body.loadThis();
            body.getField(self, "c0", Type.INT_TYPE);
            Label[] starts = which.stream().map(one -> new Label()).toArray(Label[]::new);
            body.visitLookupSwitchInsn(starts[0], which.stream().mapToInt(one -> one).toArray(), starts);
            for (int i = 0; i < starts.length; i++) {
                body.mark(starts[i]);
                raw.visitFrame(F_SAME, 0, null, 0, null);
                function(body, declared, lambdas.get(which.get(i)));
            }
        }
        body.endMethod();
    }

    private void function(GeneratorAdapter body, Method declared, InvokeDynamicInsnNode lambda) {
        Handle target = (Handle) lambda.bsmArgs[1];
        Type[] captured = Type.getArgumentTypes(lambda.desc);
        Type[] special = ((Type) lambda.bsmArgs[2]).getArgumentTypes();
        Type owner = Type.getObjectType(target.getOwner());
        List<Type> wanted = new ArrayList<>();
        if (target.getTag() != H_INVOKESTATIC && target.getTag() != H_NEWINVOKESPECIAL) {
            wanted.add(owner);
        }
        wanted.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
        if (target.getTag() == H_NEWINVOKESPECIAL) {
            body.newInstance(owner);
            body.dup();
        }
        for (int i = 0; i < captured.length; i++) {
            body.loadThis();
            body.getField(self, "c" + (i + 1), OBJECT);
            body.unbox(captured[i]);
            convert(body, captured[i], captured[i], wanted.get(i));
        }
        for (int i = 0; i < special.length; i++) {
            body.loadArg(i);
            convert(body, declared.getArgumentTypes()[i], special[i], wanted.get(captured.length + i));
        }
        Type result = call(body, target, owner);
        Type returned = declared.getReturnType();
        if (returned == Type.VOID_TYPE) {
            pop(body, result);
        } else {
            convert(body, result, result, returned);
        }
        body.returnValue();
    }

    /** A private method of a neighbour in the nest is called as any other is. @return what it leaves on the stack */
    private static Type call(GeneratorAdapter body, Handle target, Type owner) {
        Method method = new Method(target.getName(), target.getDesc());
        switch (target.getTag()) {
            case H_NEWINVOKESPECIAL -> body.invokeConstructor(owner, method);
            case H_INVOKESTATIC ->
                body.visitMethodInsn(
                        INVOKESTATIC, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
            case H_INVOKEINTERFACE -> body.invokeInterface(owner, method);
            case H_INVOKESPECIAL -> {
                if (target.isInterface()) {
                    body.invokeInterface(owner, method);
                } else {
                    body.invokeVirtual(owner, method);
                }
            }
            default -> body.invokeVirtual(owner, method);
        }
        return target.getTag() == H_NEWINVOKESPECIAL ? owner : method.getReturnType();
    }

    private static void pop(GeneratorAdapter body, Type result) {
        if (result.getSize() == 2) {
            body.pop2();
        } else if (result.getSize() == 1) {
            body.pop();
        }
    }

    /** As LambdaMetafactory converts. @param special what {@code from} is where type parameters are known */
    private static void convert(GeneratorAdapter body, Type from, Type special, Type to) {
        boolean primitive = from.getSort() < Type.ARRAY;
        boolean wantsPrimitive = to.getSort() < Type.ARRAY;
        if (primitive && wantsPrimitive) {
            body.cast(from, to);
        } else if (primitive) {
            body.valueOf(from);
        } else if (wantsPrimitive) {
            Type held = PRIMITIVES.get(special.getInternalName());
            body.unbox(held == null ? to : held);
            body.cast(held == null ? to : held, to);
        } else if (!from.equals(to) && !to.equals(OBJECT)) {
            body.checkCast(to);
        }
    }

    private GeneratorAdapter method(int access, Method method) {
        return new GeneratorAdapter(access, method, null, null, writer);
    }

    private static void end(GeneratorAdapter method) {
        method.returnValue();
        method.endMethod();
    }
}

/** A method that does what a call of strings' or records' linkage did: concatenation, equality, hash or text. */
record PlainMethod(ClassNode node, MethodNode method, GeneratorAdapter code, InvokeDynamicInsnNode call) {
    private static final Type OBJECT = Type.getType(Object.class);
    private static final Type STRING = Type.getType(String.class);
    private static final Type BUILDER = Type.getType(StringBuilder.class);
    private static final Type OBJECTS = Type.getType(Objects.class);
    private static final char ARGUMENT = 1;
    private static final char CONSTANT = 2;

    void write() {
        switch (call.name) {
            case "equals" -> equality();
            case "hashCode" -> hash();
            case "toString" -> text();
            default -> concatenation();
        }
        code.returnValue();
        code.endMethod();
    }

    private void concatenation() {
        Type[] arguments = code.getArgumentTypes();
        int argument = 0;
        int constant = 1;
        StringBuilder literal = new StringBuilder();
        builder();
        for (char one : ((String) call.bsmArgs[0]).toCharArray()) {
            if (one == CONSTANT) {
                literal.append(call.bsmArgs[constant++]);
            } else if (one == ARGUMENT) {
                append(literal);
                code.loadArg(argument);
                append(arguments[argument++]);
            } else {
                literal.append(one);
            }
        }
        append(literal);
        code.invokeVirtual(BUILDER, new Method("toString", STRING, new Type[0]));
    }

    private void builder() {
        code.newInstance(BUILDER);
        code.dup();
        code.invokeConstructor(BUILDER, new Method("<init>", "()V"));
    }

    private void append(StringBuilder literal) {
        if (!literal.isEmpty()) {
            code.push(literal.toString());
            append(STRING);
            literal.setLength(0);
        }
    }

    private void append(Type type) {
        Type taken =
                switch (type.getSort()) {
                    case Type.BYTE, Type.SHORT -> Type.INT_TYPE;
                    case Type.ARRAY, Type.OBJECT -> type.equals(STRING) ? STRING : OBJECT;
                    default -> type;
                };
        code.invokeVirtual(BUILDER, new Method("append", BUILDER, new Type[] {taken}));
    }

    private List<Handle> components() {
        return Arrays.stream(call.bsmArgs).skip(2).map(Handle.class::cast).toList();
    }

    private void load(Handle component) {
        code.getField(Type.getObjectType(node.name), component.getName(), Type.getType(component.getDesc()));
    }

    private void text() {
        StringBuilder literal = new StringBuilder(simpleName()).append('[');
        String before = "";
        builder();
        for (Handle component : components()) {
            literal.append(before).append(component.getName()).append('=');
            before = ", ";
            append(literal);
            code.loadArg(0);
            load(component);
            append(Type.getType(component.getDesc()));
        }
        append(literal.append(']'));
        code.invokeVirtual(BUILDER, new Method("toString", STRING, new Type[0]));
    }

    private String simpleName() {
        return node.innerClasses.stream()
                .filter(inner -> inner.name.equals(node.name))
                .map(inner -> inner.innerName)
                .findFirst()
                .orElse(node.name.substring(node.name.lastIndexOf('/') + 1));
    }

    private void hash() {
        code.push(0);
        for (Handle component : components()) {
            Type type = Type.getType(component.getDesc());
            boolean reference = type.getSort() >= Type.ARRAY;
            code.push(31);
            code.math(GeneratorAdapter.MUL, Type.INT_TYPE);
            code.loadArg(0);
            load(component);
            code.invokeStatic(
                    reference ? OBJECTS : wrapper(type),
                    new Method("hashCode", Type.INT_TYPE, new Type[] {reference ? OBJECT : type}));
            code.math(GeneratorAdapter.ADD, Type.INT_TYPE);
        }
    }

    private void equality() {
        Type self = Type.getObjectType(node.name);
        code.loadArg(1);
        code.instanceOf(self);
        elseFalse(GeneratorAdapter.NE);
        for (Handle component : components()) {
            Type type = Type.getType(component.getDesc());
            code.loadArg(0);
            load(component);
            code.loadArg(1);
            code.checkCast(self);
            load(component);
            if (type.getSort() >= Type.ARRAY) {
                code.invokeStatic(OBJECTS, Method.getMethod("boolean equals(Object, Object)"));
                elseFalse(GeneratorAdapter.NE);
            } else {
                code.invokeStatic(wrapper(type), new Method("compare", Type.INT_TYPE, new Type[] {type, type}));
                elseFalse(GeneratorAdapter.EQ);
            }
        }
        code.push(true);
    }

    /** Goes on where what lies on the stack compares so with 0. */
    private void elseFalse(int comparison) {
        Label go = code.newLabel();
        code.ifZCmp(comparison, go);
        code.push(false);
        code.returnValue();
        code.mark(go);
        method.visitFrame(F_SAME, 0, null, 0, null);
    }

    private static Type wrapper(Type primitive) {
        return LambdaClass.PRIMITIVES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(primitive))
                .map(entry -> Type.getObjectType(entry.getKey()))
                .findFirst()
                .orElseThrow();
    }
}
